import type { Response } from 'express';
import { fault } from '../../base/faults.ts';
import type { Handlers } from '../route.ts';

/** Files whose name holds a digest of their content never change. */
const HASHED = /^assets\//;

/** Pages that find their own way below their first folder: every address there is the same file. */
const PAGES = /^(desk|admin)(\/|$)/;

/** The built pages: the chat at `/`, the others below their name. Throws `not_found` for what is not there or not built. */
export function pageRoutes(folder: string): Handlers<'GET /{*file}'> {
  return {
    'GET /{*file}': ({ request, response }) => {
      const segments: unknown = request.params.file;
      const path = Array.isArray(segments) ? segments.join('/') : 'index.html';
      const page = PAGES.exec(path)?.[1];
      return sendFile(response, folder, page ? `${page}.html` : path);
    },
  };
}

function sendFile(response: Response, root: string, file: string): Promise<void> {
  const caching = HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.setHeader('Cache-Control', caching);
  return new Promise((resolve, reject) => {
    response.sendFile(file, { root, cacheControl: false, dotfiles: 'ignore' }, (error) => {
      if (!error || response.headersSent || response.destroyed) return resolve();
      response.setHeader('Cache-Control', 'no-store');
      reject(fault('not_found', {}, error));
    });
  });
}
