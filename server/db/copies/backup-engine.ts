import type { Clock } from '../../clock.ts'
import type { DatabasePlace } from '../open-store.ts'
import type { FileContents, ReadableContents } from '../files/file-contents.ts'
import type { Reader, Store } from '../store.ts'

/** The way in which the database of an engine is copied into a file and restored from it. */
export interface BackupEngine {
  /** The ending of the file names. */
  readonly ending: string
  /**
   * Copies the database at `place`, which may be in use, as of one instant. The files that it refers to go to `beside`, where they are not
   * in the database.
   */
  readonly copy: (place: DatabasePlace, file: string, beside: FileContents) => Promise<void>
  /** Opens a copy and its files for `look`, and closes it afterwards. @throws OperatorError where the copy cannot be read */
  readonly read: <T>(
    file: string,
    beside: ReadableContents,
    look: (reader: Reader, contents: ReadableContents) => Promise<T>,
  ) => Promise<T>
  /**
   * Restores a copy as the database at `place`, where there must be none, and brings its schema up to this program's. `settle` uses it
   * first, and is given the copy's files; a failure leaves nothing at `place`. @throws OperatorError
   */
  readonly restore: <T>(
    file: string,
    beside: ReadableContents,
    place: DatabasePlace,
    clock: Clock,
    settle: (store: Store, contents: ReadableContents) => Promise<T>,
  ) => Promise<T>
}
