import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { build } from 'vite'
import { fileOf, libraries, librariesFolder } from './libraries.ts'

/**
 * Each library of hundreds of files is written as one file, with which the programs that tests start are there sooner.
 * The files are made once for each state of the packages.
 */
export async function setup(): Promise<void> {
  const folder = librariesFolder()
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = `${folder}-${process.pid}`
  await build({
    configFile: false,
    logLevel: 'warn',
    // Drivers stay as they are: they have parts in C, and must be the copy that the server itself imports.
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
