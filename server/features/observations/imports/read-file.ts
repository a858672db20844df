import { buffer } from 'node:stream/consumers'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Directory } from '#metrics/imports/names.ts'
import type { ValueRead } from '#metrics/imports/read-table.ts'
import type { ImportMapping } from '../../../contract/imports.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { turnsTaken } from '../../../event-loop-turns.ts'
import type { Heavy } from '../../../workers/run-in-thread.ts'
import type { HistoryHead, run } from './read-history.ts'

const reading: Heavy = {
  module: new URL('./read-history.ts', import.meta.url),
  limits: { seconds: 60, megabytes: 768 },
  tooLong: '这份文件读了 60 秒还没有读完，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
  tooLarge: '这份文件读起来要占用的内存太多，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
}

/** A file of history as it was read. */
export interface HistoryRead {
  readonly head: HistoryHead
  readonly values: readonly ValueRead[]
}

interface FileToRead {
  readonly file: string
  readonly name: string
  readonly sheet: string | undefined
  readonly mapping: ImportMapping | null
  readonly known: readonly (readonly [string, ImportMapping])[]
}

/** Reads a stored file; what comes back is taken up in portions. @throws AppError what reading a workbook is refused with, not-found */
export async function readFile(
  { files, runApart }: Pick<Deps, 'files' | 'runApart'>,
  index: CatalogueIndex,
  { file, name, sheet, mapping, known }: FileToRead,
): Promise<HistoryRead> {
  const stored = await files.open(file)
  if (!stored) throw new AppError('not-found', '原文件放了一天没有提交，已经清除。请重新上传。')
  const bytes = await buffer(stored.content)
  const written = await runApart<typeof run>(reading, {
    file: { bytes, name },
    directory: directoryOf(index),
    sheet,
    mapping,
    known,
  })
  const text = Buffer.from(written.buffer, written.byteOffset, written.byteLength)
  const turn = turnsTaken()
  const values: ValueRead[] = []
  let head: HistoryHead | undefined
  for (let from = 0; from < text.length;) {
    await turn()
    const end = text.indexOf(10, from)
    const line = JSON.parse(text.toString('utf8', from, end === -1 ? text.length : end)) as HistoryHead &
      ValueRead
    if (head) values.push(line)
    else head = line
    from = end === -1 ? text.length : end + 1
  }
  return { head: head!, values }
}

function directoryOf({ catalogue }: CatalogueIndex): Directory {
  return {
    indicators: catalogue.indicators.map(
      ({ id, name, unit, decimals, frequency, accumulation, regions }) => ({
        ...{ id, name, unit, decimals, frequency, accumulation, regions },
      }),
    ),
    regions: catalogue.regions.map(({ code, name, parent }) => ({
      code,
      name,
      ...(parent ? { parent } : {}),
    })),
  }
}
