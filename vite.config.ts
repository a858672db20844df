import { createHash } from 'node:crypto'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

/** Where `npm run dev` keeps the server; the pages' own web/api/*.ts are not the server's /api. */
const server = 'http://127.0.0.1:8080'

/** Leaves in the page a hash of all that was built with it: by that a wall knows that the server's pages are others. */
function buildMark(): Plugin {
  return {
    name: 'build-mark',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => {
        if (!bundle) return []
        // The names of the built files carry a hash of their content.
        const built = [page, ...Object.keys(bundle).sort()].join('\n')
        const content = createHash('sha256').update(built).digest('hex').slice(0, 16)
        return [{ tag: 'meta', attrs: { name: 'xushi-build', content }, injectTo: 'head' }]
      },
    },
  }
}

export default defineConfig({
  root: 'web',
  plugins: [vue(), buildMark()],
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
