import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` sends the API and sign-in while the portal is developed on its own. */
const server = process.env.GREFFE_SERVER ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A strict Content-Security-Policy holds: nothing inline, no data: URLs, no preload helper script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/auth', '/oidc', '/health'].map((path) => [path, server])),
  },
});
