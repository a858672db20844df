import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Node's own recursive way never ends where the system allows no new folder in an existing one, such as
 * /proc. @throws the system's error, which names the path
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/**
 * Makes the data folder, which only its owner can read, whatever the umask. An existing folder is closed to others where it holds this
 * program's files alone.
 */
export function makeDataFolder(path: string): void {
  makeFolder(path)
  const own = readdirSync(path).every((name) => /^(xushi\.|(backups|files)$)/.test(name))
  const { uid, mode } = statSync(path)
  if (!own || uid !== process.getuid?.() || (mode & 0o777) === 0o700) return
  try {
    chmodSync(path, 0o700)
  } catch (error) {
    // An unwritable folder is reported later with the name of the file, before anything is opened.
    if (!/^(EROFS|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
