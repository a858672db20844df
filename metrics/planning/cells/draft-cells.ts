import { parseValue } from '../../numbers/parse-value.ts'
import type { DraftTable, PlanFault } from '../plan-draft.ts'
import { readDay } from './read-day.ts'
import { offeredWords, readMark, readWord } from './words-read.ts'

type CellText = string | undefined

/** Reads the cells of a row; an unreadable cell becomes a fault, and undefined. A blank cell is undefined. */
export interface DraftCells {
  fault(field: string, detail: string): void
  text(cell: CellText): string | undefined
  required(field: string, cell: CellText, what: string): string
  /** Reads 是 or 否. */
  mark(field: string, cell: CellText): boolean | undefined
  /** Reads the id of a record. */
  id(field: string, cell: CellText): string | undefined
  day(field: string, cell: CellText, end: 'start' | 'due'): string | undefined
  figure(field: string, cell: CellText): string | undefined
  /** Reads a whole number from 0 to `most`. */
  whole(field: string, cell: CellText, most: number): number | undefined
  word<Value extends string>(
    field: string,
    cell: CellText,
    words: Readonly<Record<Value, readonly [string, ...string[]]>>,
  ): Value | undefined
}

export function draftCells(table: DraftTable, row: number | null, faults: PlanFault[]): DraftCells {
  const fault = (field: string, detail: string): void => {
    faults.push({ table, row, field, detail })
  }
  const text = (cell: CellText) => cell?.trim() || undefined
  /** Reads a cell; `what` describes the fault of an unreadable one. */
  const read = <T>(
    [field, cell]: readonly [field: string, cell: CellText],
    reading: (written: string) => T | undefined,
    what: string,
  ): T | undefined => {
    const written = text(cell)
    if (written === undefined) return undefined
    const value = reading(written)
    if (value === undefined) fault(field, `“${written}”${what}`)
    return value
  }
  return {
    fault,
    text,
    required: (field, cell, what) => {
      const written = text(cell)
      if (written === undefined) fault(field, `请填${what}。`)
      return written ?? ''
    },
    mark: (field, cell) => read([field, cell], readMark, '请改填“是”或“否”。'),
    id: (field, cell) =>
      read(
        [field, cell],
        (written) => (/^[a-z0-9-]{1,80}$/.test(written) ? written : undefined),
        '不能作编号：只用小写字母、数字和连字符，或留空由程序编号。',
      ),
    day: (field, cell, end) =>
      read(
        [field, cell],
        (written) => readDay(written, end),
        '不是日期，请写成 2025-12-31、2025年6月或 2025年底。',
      ),
    figure: (field, cell) => read([field, cell], readFigure, '不是数：这一格只填数字，单位填在“单位”栏。'),
    whole: (field, cell, most) =>
      read(
        [field, cell],
        (written) => (/^\d{1,3}$/.test(written) && Number(written) <= most ? Number(written) : undefined),
        `不合适，请填 0 到 ${most} 的整数。`,
      ),
    word: (field, cell, words) =>
      read(
        [field, cell],
        (written) => readWord(words, written),
        `不在可选之列，请填：${offeredWords(words).join('、')}。`,
      ),
  }
}

/** Reads a figure; separators and full-width digits are allowed: 8,000 is 8000. */
function readFigure(written: string): string | undefined {
  const value = parseValue(written.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(\D|$))/g, ''))
  return 'value' in value ? value.value : undefined
}
