import { SCALE_WORDS, unitParts } from '#metrics/numbers/quantity.ts'
import { seenText } from '#metrics/reading/plain-figure.ts'

/** The names of a row of the sheet. */
export interface NamedRow {
  readonly key: string
  readonly name: string
  readonly regionName: string
  /** The code by GB/T 2260; a region without a code is known by its name alone. */
  readonly regionCode?: string
  readonly unit: string
}

/** The indicator, the region or both that a pasted cell names, and the unit beside the name. */
export interface PastedName {
  readonly name?: string
  readonly region?: string
  readonly unit?: string
}

/** Names of a table in any form, and the rows that they mean. */
export interface RowNames {
  find(text: string): PastedName | undefined
  /** The rows of a name; a name fits if it has exactly one row. */
  rowsOf(named: PastedName): readonly NamedRow[]
}

/** Superscripts, circled numbers and footnote signs behind a name. */
const marks = /[\u2460-\u24FF\u2776-\u2793\u00B2\u00B3\u00B9\u2070-\u209F*※†★#]/gu
const numbering =
  /^(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[、.．:：)）\s]|[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）])/u
const among = /^(?:其中|其|含)[:：、]?/
const aside =
  /[(（[【](?:本年|年初|年)?(?:累计|期末数?|月末数?|时点数?|本期数?|当月|当期|单位[:：]?)[)）\]】]$/
const suffix = /(?:自治县|自治区|特区|新区|[市区县省镇])$/

/** Words for a whole region, by its level. */
const wholeWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[1-9]\d0000$/, ['全省', '全省合计', '全省总计', '我省', '本省']],
  [/^\d{2}(?!00)\d{2}00$/, ['全市', '全市合计', '全市总计', '我市', '本市']],
]

/** A name without blanks, width, case, punctuation and marks. */
function normal(text: string): string {
  const plain = seenText(text).replace(marks, '').normalize('NFKC').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}%‰]/gu, '')
}

/** The forms of a name: as it stands, and without numbering, 其中 and remarks such as （累计）. */
function forms(text: string): string[] {
  const trimmed = seenText(text)
  const bare = trimmed.replace(numbering, '').trim().replace(among, '').trim()
  const found = [trimmed, bare, bare.replace(aside, ''), trimmed.replace(aside, '')].map(normal)
  return [...new Set(found)].filter((form) => form !== '')
}

export function rowNames(rows: readonly NamedRow[]): RowNames {
  const known = new Map<string, PastedName>()
  const note = (key: string, named: PastedName): void => {
    if (!known.has(key)) known.set(key, named)
  }
  const regions = [...new Set(rows.map(({ regionName }) => regionName))]
  for (const row of rows) noteIndicator(row, note)
  for (const region of regions) {
    note(normal(region), { region })
    const short = normal(region).replace(suffix, '')
    const alike = regions.filter((other) => normal(other).replace(suffix, '') === short)
    if (short.length >= 2 && alike.length === 1) note(short, { region })
    for (const other of regions) note(normal(other) + normal(region), { region })
  }
  for (const [level, words] of wholeWords) {
    const wholes = rows.filter(({ regionCode }) => regionCode !== undefined && level.test(regionCode))
    const [only, ...others] = new Set(wholes.map(({ regionName }) => regionName))
    if (only !== undefined && others.length === 0) for (const word of words) note(word, { region: only })
  }
  // A table is looked at as it stands and as it lies on its side.
  const found = new Map<string, PastedName | undefined>()
  const find = (text: string): PastedName | undefined => {
    if (text.trim() === '' || text.length > 120) return undefined
    const form = forms(text).find((one) => known.has(one))
    return form === undefined ? undefined : known.get(form)
  }
  return {
    find: (text) => {
      if (!found.has(text)) found.set(text, find(text))
      return found.get(text)
    },
    rowsOf: ({ name, region }) =>
      rows.filter(
        (row) =>
          (name === undefined || row.name === name) && (region === undefined || row.regionName === region),
      ),
  }
}

function noteIndicator(row: NamedRow, note: (key: string, named: PastedName) => void): void {
  const { name, regionName: region, unit } = row
  const { base } = unitParts(unit)
  const plain = normal(name)
  const own = { region, name }
  note(plain, { name })
  for (const key of [normal(region) + plain, plain + normal(region)]) note(key, own)
  for (const dressed of new Set([unit, base, ...SCALE_WORDS.map((scale) => scale + base)])) {
    if (dressed === '') continue
    const ending = normal(dressed)
    for (const key of [plain + ending, `${plain}单位${ending}`]) note(key, { name, unit: dressed })
    note(normal(region) + plain + ending, { ...own, unit: dressed })
  }
}
