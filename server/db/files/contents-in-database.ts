import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { and, eq, lt, notInArray } from 'drizzle-orm'
import type { Clock } from '../../clock.ts'
import type { Reader, Store } from '../store.ts'
import type { FileContents, ReadableContents } from './file-contents.ts'
import { sweepHalfReceived } from './sweep-half-received.ts'

/** The bytes of a piece, which is all that is held of a file in memory. */
const pieceSize = 256 * 1024

/** The contents in the table of pieces, for reading. */
export function readContentsIn(reader: Reader): ReadableContents {
  return {
    read: async (hash) => {
      const first = await pieceOf(reader, hash, 0)
      return first && Readable.from(piecesFrom(reader, hash, first), { objectMode: false })
    },
  }
}

/**
 * The contents in the table of pieces. Each piece is a transaction, so that a large file does not keep other writers waiting; pieces count
 * only once the row of their file exists.
 */
export function contentsInDatabase(
  { reader, write }: Pick<Store, 'reader' | 'write'>,
  clock: Clock,
  receiving = tmpdir(),
): FileContents {
  return {
    ...readContentsIn(reader),
    receiving,

    keep: async (hash, path) => {
      const handle = await open(path)
      try {
        for (let place = 0; ; place += 1) {
          const bytes = Buffer.alloc(pieceSize)
          const { bytesRead } = await handle.read(bytes, 0, pieceSize, place * pieceSize)
          if (bytesRead === 0) return
          const piece = { hash, place, storedAt: clock.now(), bytes: bytes.subarray(0, bytesRead) }
          await write(async ({ db, tables: { filePiece } }) => {
            await db
              .insert(filePiece)
              .values(piece)
              .onConflictDoUpdate({ target: [filePiece.hash, filePiece.place], set: piece })
          })
        }
      } finally {
        await handle.close()
      }
    },

    forget: async () => {},

    sweep: async (before) => {
      await sweepHalfReceived(receiving, before)
      await write(async ({ db, tables: { file, filePiece } }) => {
        const known = db.select({ hash: file.hash }).from(file)
        await db
          .delete(filePiece)
          .where(and(lt(filePiece.storedAt, before), notInArray(filePiece.hash, known)))
      })
    },
  }
}

async function pieceOf({ db, tables }: Reader, hash: string, place: number): Promise<Buffer | undefined> {
  const { filePiece } = tables
  const [row] = await db
    .select({ bytes: filePiece.bytes })
    .from(filePiece)
    .where(and(eq(filePiece.hash, hash), eq(filePiece.place, place)))
  return row?.bytes
}

async function* piecesFrom(reader: Reader, hash: string, first: Buffer): AsyncGenerator<Buffer> {
  let piece: Buffer | undefined = first
  for (let place = 1; piece; place += 1) {
    yield piece
    piece = await pieceOf(reader, hash, place)
  }
}
