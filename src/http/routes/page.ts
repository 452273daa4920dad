import type { Response } from 'express';
import { fault } from '../../base/faults.ts';
import type { Handlers } from '../route.ts';

/** Files whose name holds a digest of their content never change. */
const HASHED = /^assets\//;

/** The built page at `/`. Throws `not_found` for what is not there, and when the page is not built. */
export function pageRoutes(folder: string): Handlers<'GET /{*file}'> {
  return {
    'GET /{*file}': ({ request, response }) => {
      const segments: unknown = request.params.file;
      const file = Array.isArray(segments) ? segments.join('/') : 'index.html';
      return sendFile(response, folder, file);
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
