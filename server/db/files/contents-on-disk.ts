import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncToDisk } from '../copies/sync-to-disk.ts'
import type { FileContents } from './file-contents.ts'
import { deleteOlder, namesIn, sweepHalfReceived } from './sweep-half-received.ts'

/** Contents under a folder, `ab/cdef…` by their hash, readable by their owner alone. The folder is made with the first content. */
export function contentsOnDisk(folder: string): FileContents {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))
  return {
    receiving: folder,

    read: async (hash) => {
      const handle = await open(pathOf(hash)).catch(unlessThere)
      return handle && createReadStream('', { fd: handle })
    },

    keep: async (hash, path) => {
      const target = pathOf(hash)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(path, target)
      await syncToDisk(dirname(target))
      await syncToDisk(folder)
    },

    forget: (hash) => rm(pathOf(hash), { force: true }),

    sweep: async (before, unknown) => {
      await sweepHalfReceived(folder, before)
      const folders = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
      for (const name of folders) {
        const hashes = (await namesIn(join(folder, name))).map((rest) => name + rest)
        for (const hash of await unknown(hashes)) await deleteOlder(pathOf(hash), before)
      }
    },
  }
}

function unlessThere(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
