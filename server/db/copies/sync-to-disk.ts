import { open } from 'node:fs/promises'

/** Resolves when the content of a file, or the names in a folder, would outlast a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
