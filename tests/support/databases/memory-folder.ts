import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
/** Bytes that have to be free there. */
const needed = 4e9

/**
 * Folder for databases that no test takes the power from: in memory where the machine has such a folder with room enough,
 * since thousands of commits would each wait for the disk.
 */
export function memoryFolder(): string {
  if (!existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize < needed ? tmpdir() : inMemory
}
