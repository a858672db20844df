import { isAway } from '../database-errors.ts'

/** Waits for work that another attempt will do where the database is away or busy just now; other failures are faults. */
export async function ignoreUnavailable(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isAway(error)) throw error
  }
}
