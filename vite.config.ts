import { createHash } from 'node:crypto'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

/** The address of the server during `npm run dev`; the pages' own web/api/*.ts must not be sent there as /api. */
const server = 'http://127.0.0.1:8080'

/** The page gets a hash of all files of its build, by which a wall notices that the server has other pages. */
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
    // The oldest supported browsers: see web/public/browser-floor.js.
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
