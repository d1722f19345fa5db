import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built by `deploy/run.mjs` whenever its sources changed; served by the gateway from `dist`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@amparo/source', 'module', 'browser', 'production', 'default'] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the page allows no address but its own: nothing may become a `data:` address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // Which files each entrance needs: the portal gives out no others there.
    manifest: true,
    rollupOptions: { input: ['index.html', 'partners.html'].map((page) => `${import.meta.dirname}/${page}`), output: { entryFileNames: 'assets/[hash].js', chunkFileNames: 'assets/[hash].js', assetFileNames: 'assets/[hash][extname]' } },
  },
});
