import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { syncToDisk } from '../../db/copies/sync-to-disk.ts'
import type { FileContents } from '../../db/files/file-contents.ts'
import type { BackupKey } from './backup-key.ts'
import { openSealed, sealFile } from './sealed-file.ts'

/**
 * The files of sealed backups in a folder, `files-<key>/ab/cdef…` by the SHA-256 of what they hold. Files that are being received, which
 * are not sealed, lie in `receiving`. A content that was altered ends early, and is found by its hash.
 */
export function sealedContents(folder: string, key: BackupKey, receiving: string): FileContents {
  const top = join(folder, `files-${key.name}`)
  const pathOf = (hash: string) => join(top, hash.slice(0, 2), hash.slice(2))
  const sealingOf = (hash: string) => ({ key, as: `file ${hash}` as const, formerly: hash })
  return {
    receiving,

    read: async (hash) => {
      if (!existsSync(pathOf(hash))) return undefined
      const pieces = await openSealed(pathOf(hash), sealingOf(hash))
      return pieces && Readable.from(upToFault(pieces), { objectMode: false })
    },

    keep: async (hash, path) => {
      const target = pathOf(hash)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rm(`${target}.partial`, { force: true })
      await sealFile(path, `${target}.partial`, sealingOf(hash))
      await rename(`${target}.partial`, target)
      await syncToDisk(dirname(target))
    },

    forget: (hash) => rm(pathOf(hash), { force: true }),
    sweep: async () => {},
  }
}

async function* upToFault(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pieces
  } catch {
    // What is missing makes the hash another.
  }
}
