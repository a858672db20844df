import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { build } from 'vite'
import { fileOf, libraries, librariesFolder } from './libraries.ts'

/**
 * Writes each library that comes in hundreds of files as one, for the programs that tests start: a server then starts in
 * half the time, and a command in a fifth. Done once for each state of the packages.
 */
export async function setup(): Promise<void> {
  const folder = librariesFolder()
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = `${folder}-${process.pid}`
  await build({
    configFile: false,
    logLevel: 'warn',
    // Drivers have parts in C, and the server calls them too: they stay as they are.
    ssr: { noExternal: true, external: ['better-sqlite3', 'pg'] },
    build: {
      ssr: true,
      outDir: unfinished,
      rolldownOptions: {
        input: Object.fromEntries(libraries.map((library) => [fileOf(library), library])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  renameSync(unfinished, folder)
}
