import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/**
 * Bundles the pairs in a folder, which `write-released.ts` wrote at earlier commits, into one file an engine. What they have in common is
 * stored once.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the pairs')

for (const ending of ['.db.br', '.sql.br']) {
  const kept = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map(
      (name) => [name.replace(ending, ''), brotliDecompressSync(readFileSync(join(folder, name)))] as const,
    )
  const told = JSON.stringify(kept.map(([schema, content]) => [schema, content.length]))
  const bundle = Buffer.concat([Buffer.from(`${told}\n`), ...kept.map(([, content]) => content)])
  const { BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_SIZE_HINT } = constants
  const small = brotliCompressSync(bundle, {
    params: { [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS, [BROTLI_PARAM_SIZE_HINT]: bundle.length },
  })
  writeFileSync(join(import.meta.dirname, `between${ending}`), small)
  process.stdout.write(`between${ending}: ${bundle.length} bytes, ${small.length} compressed\n`)
}
