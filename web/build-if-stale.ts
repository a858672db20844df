import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** This script runs before `npm start`. The pages are built into dist/web when they are missing or older than a source. */
const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist/web/index.html')
/** All sources of the pages; but for the table of rights the server's contract only lends them types. */
const sources = [
  'web',
  'metrics',
  'docs/manual',
  'server/contract/rights.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** Folders count too, since the time of a folder changes when a file in it is removed. */
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
  // The build is one for production whatever program starts it: for any other value Vite would build the development form of Vue.
  process.env['NODE_ENV'] = 'production'
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}
