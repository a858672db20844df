import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** Where `npm run dev` keeps the server; the pages' own web/api/*.ts are not the server's /api. */
const server = 'http://127.0.0.1:8080'

export default defineConfig({
  root: 'web',
  plugins: [vue()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // The oldest browsers that are served: see web/public/browser-floor.js.
    target: ['chrome109', 'firefox115', 'safari16.4'],
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '^/api/(?!.*\\.(ts|vue)(\\?|$))': server,
      '^/(healthz|metrics)$': server,
      '/live': { target: server, ws: true },
    },
  },
})
