import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** One entry for each page that there is; what several need is shared between them. */
const PAGES = ['index.html', 'desk.html', 'admin.html']
  .map((page) => HERE + page)
  .filter((page) => existsSync(page));

/** The pages, `/` and those of the centre's people: hashed files for the server to hand out, nothing from other hosts, no source maps. */
export default defineConfig({
  root: HERE,
  base: '/',
  plugins: [
    react(),
    leaveOut(/\/directLineStreaming$|^core-js\/features\/promise$|^url-search-params-polyfill$/),
  ],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: PAGES },
  },
});

/**
 * Replaces modules by nothing: the Direct Line client always loads its streaming extension (another protocol,
 * never opened here) and two polyfills for browsers without promises. That is 60 kB of 78 kB compressed.
 */
function leaveOut(modules: RegExp): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId: (id, importer) =>
      importer?.includes('botframework-directlinejs') && modules.test(id) ? '\0nothing' : null,
    load: (id) => (id === '\0nothing' ? 'export const DirectLineStreaming = undefined;' : null),
  };
}
