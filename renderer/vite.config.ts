// Builds the studio into out/renderer, for the desktop app and the loopback host alike. No inline script, no eval: the
// page runs under `script-src 'self'`.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { UserConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const config: UserConfig = defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  publicDir: false,
  resolve: { alias: { '#shared': here('../shared'), '#renderer': here('.') } },
  worker: { format: 'es' },
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome128',
    sourcemap: false,
    // The polyfill would be an inline script, which the page's CSP forbids; no target needs it.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});

// vite reads its configuration from the default export.
export default config;
