import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { leavesOf, type Leaf } from '#server/documents/annex/leaves.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { cleanText } from '#server/documents/xml.ts'
import { disagreement } from './agrees-with-snapshot.ts'
import type { ReadCell } from './read-office.ts'

/** The figures of the snapshot that a workbook lacks or has otherwise, by key. */
export function figureDifferences(source: DocumentSource, cells: readonly ReadCell[]): string[] {
  const found = new Map(cells.map((cell) => [cell.key, cell.value]))
  return [...leavesOf({ ...source, head: undefined })].flatMap(([key, leaf]) => {
    if (!found.has(key)) return [`${key}: missing, ${JSON.stringify(leaf)}`]
    const value = found.get(key)
    return isSame(source, key, leaf, value)
      ? []
      : [`${key}: ${JSON.stringify(value)}, not ${JSON.stringify(leaf)}`]
  })
}

/** A cell is held against the snapshot's value: numbers exactly; days, periods and lights in words. */
function isSame(source: DocumentSource, key: string, leaf: Leaf, value: unknown): boolean {
  if (key.endsWith('/light') && (leaf !== null || key.startsWith('targets/')))
    return value === lightWord(leaf as never)
  if (leaf === null) return value === null || value === undefined
  if (/\/(?:last|revised)Light$/.test(key)) return value === lightWord(leaf as never)
  if (typeof leaf === 'number') return value === leaf
  if (typeof leaf === 'boolean') return value === (leaf ? '是' : '否')
  if (value instanceof Date) return value.toISOString().slice(0, 10) === leaf
  if (typeof value !== 'string') return false
  return value === spreadsheetText(cleanText(leaf)) || !disagreement(source, { key, text: value })
}
