import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobFailure } from '../jobs/job.ts'

/** The note of a failed backup, which stays in the folder of backups until a backup succeeds. */
export interface Failure extends JobFailure {
  /** Whether the operators have been told. */
  readonly told: boolean
}

/** Keeps the note of a failure over a restart; where the folder itself fails, only while the process lives. */
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
