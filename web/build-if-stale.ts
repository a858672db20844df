import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Run before `npm start`: builds the pages into dist/web when they are missing or older than a source. */
const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist/web/index.html')
/** All that the pages are made from; the server's contract reaches them as types only. */
const sources = ['web', 'metrics', 'vite.config.ts', 'package-lock.json']

/** Folders count too: their time changes when a file in them is removed. */
function newest(): number {
  const paths = sources.flatMap((source) => {
    const path = join(root, source)
    return statSync(path).isDirectory()
      ? [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))]
      : [path]
  })
  return Math.max(...paths.map((path) => statSync(path).mtimeMs))
}

if (!existsSync(built) || newest() > statSync(built).mtimeMs) {
  // Whoever starts this, a test runner included: Vite would build Vue's development form for any other value.
  process.env['NODE_ENV'] = 'production'
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}
