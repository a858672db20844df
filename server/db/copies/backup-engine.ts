import type { Clock } from '../../clock.ts'
import type { DatabasePlace } from '../open-store.ts'
import type { ReadableContents } from '../files/file-contents.ts'
import type { Reader, Store } from '../store.ts'

/** How the database of one engine is copied into a file, and a file made a database again. */
export interface BackupEngine {
  /** Ending of the files' names. */
  readonly ending: string
  /** Copies the database at `place`, which may be in use, as it stands at one instant, and the files that it refers to. */
  readonly copy: (place: DatabasePlace, file: string) => Promise<void>
  /** Opens a copy and its files for `look`, and closes it. @throws OperatorError where it cannot be read */
  readonly read: <T>(
    file: string,
    look: (reader: Reader, contents: ReadableContents) => Promise<T>,
  ) => Promise<T>
  /**
   * Restores a copy as the database at `place`, where there must be none, and brings it up to this program's schema. `settle`
   * is the first to use it, and is told where the copy's files are; where that fails, nothing is left at `place`.
   * @throws OperatorError
   */
  readonly restore: <T>(
    file: string,
    place: DatabasePlace,
    clock: Clock,
    settle: (store: Store, contents: ReadableContents) => Promise<T>,
  ) => Promise<T>
}
