import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
/** Bytes that must be free in the folder. */
const needed = 4e9

/**
 * The folder of databases whose tests cut no power: in memory where the machine has such a folder with enough room,
 * since thousands of commits would each wait for the disk.
 */
export function memoryFolder(): string {
  if (!existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize < needed ? tmpdir() : inMemory
}
