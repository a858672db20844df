import { seenText } from '../reading/plain-figure.ts'
import type { NamedRegion, Names } from './names.ts'
import { cellText, type TableMapping, type TableRow } from './table.ts'

/** The words of tables for the region that their other regions make up. */
const total = /^(?:全[国省市州盟区县旗]|[合总]计|全[省市州区县][合总]计)$/

/**
 * The names of a table in which 全市 or 合计 is the region that all its other regions lie directly below; where they lie below several, it
 * names none. Rule I-2.
 */
export function withTotalRegion(
  names: Names,
  rows: readonly TableRow[],
  { header, columns, across }: TableMapping,
): Names {
  const heads = rows.find(({ number }) => number === header)
  const texts =
    across === 'region'
      ? [...(heads?.cells.keys() ?? [])].map((column) => cellText(heads, column))
      : rows.filter(({ number }) => number > header).map((row) => cellText(row, columns.region))
  const isTotal = (text: string) => total.test(seenText(text).replace(/\s/g, ''))
  if (!texts.some(isTotal)) return names
  const others = [...new Set(texts)].flatMap((text) => (isTotal(text) ? [] : (names.region(text) ?? [])))
  const above = new Set(others.map(({ parent }) => parent))
  const [only] = above
  const whole: NamedRegion | undefined =
    above.size === 1 && only !== undefined ? names.region(only) : undefined
  return { ...names, region: (text) => names.region(text) ?? (isTotal(text) ? whole : undefined) }
}
