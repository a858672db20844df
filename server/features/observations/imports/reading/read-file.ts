import { readFile as readBytes } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { unmadeRegions } from '#metrics/catalogue/changes/unmade-regions.ts'
import type { Directory } from '#metrics/imports/names.ts'
import type { ImportMapping } from '../../../../contract/imports.ts'
import type { Deps } from '../../../../deps.ts'
import { AppError } from '../../../../errors.ts'
import { turnsTaken } from '../../../../event-loop-turns.ts'
import type { Heavy } from '../../../../workers/run-in-thread.ts'
import type { RowRead } from '../check-values.ts'
import type { RowsForm } from '../import-body.ts'
import type { HistoryHead, run } from './read-history.ts'
import type { run as runOfRows } from '../rows/read-rows.ts'
import { unitCodesOf } from '../rows/unit-codes.ts'

const reading: Heavy = {
  module: new URL('./read-history.ts', import.meta.url),
  limits: { seconds: 60, megabytes: 768 },
  tooLong: '这份文件读了 60 秒还没有读完，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
  tooLarge: '这份文件读起来要占用的内存太多，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
}

const readingRows: Heavy = {
  ...reading,
  module: new URL('../rows/read-rows.ts', import.meta.url),
  tooLong: '这批数据读了 60 秒还没有读完，没有结果。请分成几批再送。',
  tooLarge: '这批数据读起来要占用的内存太多，没有结果。请分成几批再送。',
}

/** The contents of a table of history. */
export interface HistoryRead {
  readonly head: HistoryHead
  readonly values: readonly RowRead[]
}

/** A stored table, and how to read it. */
interface FileToRead {
  /** The hash of the file. */
  readonly file: string
  readonly name: string
  readonly sheet: string | undefined
  readonly mapping: ImportMapping | null
  /** The mappings of earlier tables, by their heads. */
  readonly known: readonly (readonly [heads: string, mapping: ImportMapping])[]
}

type Apart = Pick<Deps, 'files' | 'runApart'>

/**
 * Reads a stored table in a thread; its lines are taken over in portions. @throws AppError the refusals of reading a workbook, not-found
 */
export async function readFile(
  { files, runApart }: Apart,
  index: CatalogueIndex,
  { file, name, sheet, mapping, known }: FileToRead,
): Promise<HistoryRead> {
  const bytes = await bytesOf(files, file)
  // A region that no reform makes, such as one of a refused reform, is not looked for in tables.
  const unmade = new Set(unmadeRegions(index).map(({ code }) => code))
  const { indicators, regions } = directoryOf(index)
  const directory = { indicators, regions: regions.filter(({ code }) => !unmade.has(code)) }
  const asked = { file: { bytes, name }, directory, sheet, mapping, known }
  return takenUp(await runApart<typeof run>(reading, asked))
}

/** Reads a program's rows, of a stored file or of one that is being sent. @throws AppError bad-item, too-many-items, not-found */
export async function readRows(
  { files, runApart }: Apart,
  index: CatalogueIndex,
  rows: RowsForm,
  source: { readonly hash: string } | { readonly path: string },
): Promise<HistoryRead> {
  const bytes = 'hash' in source ? await bytesOf(files, source.hash) : await readBytes(source.path)
  return takenUp(await runApart<typeof runOfRows>(readingRows, { bytes, rows, units: unitCodesOf(index) }))
}

async function bytesOf(files: Apart['files'], hash: string): Promise<Buffer> {
  const stored = await files.open(hash)
  if (!stored) throw new AppError('not-found', '原文件放了一天没有提交，已经清除。请重新上传。')
  return buffer(stored.content)
}

/** Takes over the lines of a thread: a head, then the values. */
export async function takenUp(written: Uint8Array): Promise<HistoryRead> {
  const text = Buffer.from(written.buffer, written.byteOffset, written.byteLength)
  const turn = turnsTaken()
  const values: RowRead[] = []
  let head: HistoryHead | undefined
  for (let from = 0; from < text.length;) {
    await turn()
    const end = text.indexOf(10, from)
    const line = JSON.parse(text.toString('utf8', from, end === -1 ? text.length : end)) as HistoryHead &
      RowRead
    if (head) values.push(line)
    else head = line
    from = end === -1 ? text.length : end + 1
  }
  return { head: head!, values }
}

/** What a table may name: also regions that a reform ended, whose earlier periods are still reported where they were. Rule Z-14. */
export function directoryOf({ catalogue, regions }: CatalogueIndex): Directory {
  return {
    indicators: catalogue.indicators.map(
      ({ id, name, unit, decimals, frequency, accumulation, regions }) => ({
        ...{ id, name, unit, decimals, frequency, accumulation, regions },
      }),
    ),
    regions: [...regions.values()].map(({ code, name, parent }) => ({
      code,
      name,
      ...(parent ? { parent } : {}),
    })),
  }
}
