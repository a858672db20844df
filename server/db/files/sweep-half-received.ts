import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Deletes half received files of a folder from before the instant, which a killed process left. */
export async function sweepHalfReceived(folder: string, before: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (/^\.xushi-.+\.partial$/.test(name)) await deleteOlder(join(folder, name), before)
  }
}

/** The names in a folder; none where the folder is missing. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessGone)) ?? []
}

/** Deletes a file that was last written before the instant. */
export async function deleteOlder(path: string, before: string): Promise<void> {
  const found = await stat(path).catch(unlessGone)
  if (found && found.mtimeMs < Date.parse(before)) await rm(path, { force: true })
}

function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
