import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Node's own recursive way tries for ever where the system has the folder above but
 * takes none into it, as /proc. @throws the system's error, which names the path
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/**
 * The folder of the data, read by its owner alone, whatever the umask. One that was there already is closed to others where
 * it holds nothing but ours.
 */
export function makeDataFolder(path: string): void {
  makeFolder(path)
  const own = readdirSync(path).every((name) => /^(xushi\.|(backups|files)$)/.test(name))
  const { uid, mode } = statSync(path)
  if (!own || uid !== process.getuid?.() || (mode & 0o777) === 0o700) return
  try {
    chmodSync(path, 0o700)
  } catch (error) {
    // That nothing can be written there is told with the file's name, before anything is opened.
    if (!/^(EROFS|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
