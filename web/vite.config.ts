import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { groups } from './scripts/chunks.ts';
import { early } from './scripts/early.ts';
import { compress } from './scripts/compress.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `--mode gallery` builds the component gallery instead of the app, so that
// nothing of it can reach web/dist.
export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'gallery' ? [] : [early(), compress()])],
  resolve: { alias: { '@': at('./src') } },
  build: {
    outDir: mode === 'gallery' ? 'test-results/gallery' : 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // data: URLs would need holes in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === 'gallery' ? at('./gallery.html') : { index: at('./index.html'), early: at('./src/app/early.ts') },
      output: { codeSplitting: { groups } },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } },
  },
  test: {
    restoreMocks: true,
    testTimeout: 30_000, // stops what hangs, however busy the machine
    // A browser's stand-in takes seconds to set up, so only *.test.tsx get one.
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'page', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test/setup.ts'] } },
    ],
  },
}));
