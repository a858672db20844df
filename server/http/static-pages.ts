import compress from '@fastify/compress'
import files from '@fastify/static'
import type {} from '@fastify/swagger'
import type { App } from './fastify-app.ts'

/** Paths of programs: an unknown one is answered by a problem, never by a page. */
const programPaths = /^\/(api|sdmx|live|healthz|metrics)(\/|$)/

/** Serves the built pages. A path without a file's ending is answered with the one application, which reads the path itself. */
export async function staticPages(app: App, folder: string): Promise<void> {
  // A scope of its own: the API's answers do not pass through the compressor.
  await app.register(async (scope) => {
    await scope.register(compress, { encodings: ['br', 'gzip'] })
    await scope.register(files, { root: folder, serve: false, cacheControl: false })
    scope.get('/*', { config: { allow: 'anyone' }, schema: { hide: true } }, (request, reply) => {
      const path = decodeURIComponent(request.url.split('?')[0] ?? '/')
      if (programPaths.test(path)) {
        reply.callNotFound()
        return reply
      }
      if (path.startsWith('/assets/')) {
        // Built files carry a hash of their content in the name.
        return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(path)
      }
      const file = /\.[a-z0-9]+$/i.test(path) ? path : 'index.html'
      return reply.header('cache-control', 'no-cache').sendFile(file)
    })
  })
}
