import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobFailure } from '../jobs/job.ts'

/** Stands in the folder of backups from a backup that failed until one that is good. */
export interface Failure extends JobFailure {
  /** Whether the operators have been told. */
  readonly told: boolean
}

/** Remembers a failure beyond a restart; where the folder itself is what fails, as long as the process lives. */
export function failureNote(folder: string) {
  const path = join(folder, 'failure.json')
  let held: Failure | null | undefined

  return {
    read: async (): Promise<Failure | null> => {
      held ??= await readFile(path, 'utf8').then(
        (text) => JSON.parse(text) as Failure,
        () => null,
      )
      return held
    },
    write: async (failure: Failure): Promise<void> => {
      held = failure
      await writeFile(path, JSON.stringify(failure), { mode: 0o600 }).catch(() => {})
    },
    clear: async (): Promise<void> => {
      held = null
      await rm(path, { force: true })
    },
  }
}
