import type { ListedBoard } from '#metrics/catalogue/catalogue.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { ledgerHead, type LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { unsoundText, verifyAll, type SoundWhole } from '../records/verify-ledger.ts'
import { projectBoard } from '../judging/board.ts'
import { OperatorError } from '../operator-error.ts'
import { contentsOf, type Contents } from './copy-tables.ts'

/**
 * Compares a copy with its source: every row of every table, the ledger's chain and end, the files (`contents` has the copy's), and every
 * figure of every board at the date of the end. @returns what the copy contains @throws OperatorError with the first difference
 */
export async function verifyCopy(
  source: Reader,
  read: Contents,
  target: Reader,
  contents: ReadableContents,
): Promise<SoundWhole> {
  const stored = await contentsOf(target)
  for (const [table, { rows, sha256 }] of read) {
    const copied = stored.get(table)
    if (copied?.rows !== rows) throw differs(`表 ${table} 应有 ${rows} 行，现有 ${copied?.rows ?? 0} 行`)
    if (copied.sha256 !== sha256) throw differs(`表 ${table} 的内容不同`)
  }
  const found = await verifyAll(target, contents)
  if (!found.sound) throw differs(`底账${unsoundText(found)}`)
  const head = await ledgerHead(source)
  if (found.head.hash !== head.hash) throw differs(`底账末条应为 ${head.hash}，现为 ${found.head.hash}`)
  const [before, after] = [await boardsAt(source, head), await boardsAt(target, head)]
  const other = before.find(({ made }, place) => made !== after[place]?.made)
  if (other) throw differs(`看板“${other.board.title}”不同`)
  return found
}

function differs(what: string): OperatorError {
  return new OperatorError(`核对不符，没有搬迁：${what}。`)
}

/** Every board at the end of the ledger, at its date. */
async function boardsAt(
  reader: Reader,
  { at, sequence }: LedgerHead,
): Promise<{ readonly board: ListedBoard; readonly made: string }[]> {
  // Nobody writes meanwhile, so the catalogue need not follow the ledger.
  const index = (await openCatalogue({ reader, onCommitted: () => () => {} })).current()
  const all: { readonly board: ListedBoard; readonly made: string }[] = []
  for (const board of index.catalogue.boards) {
    const view = { reader, index, at: at.slice(0, 10), asOf: sequence }
    const isOpen = index.targetsIn(board.scope) !== undefined
    all.push({ board, made: isOpen ? JSON.stringify(await projectBoard(view, board.scope)) : '' })
  }
  return all
}
