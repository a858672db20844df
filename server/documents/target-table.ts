import { formatPeriodWithin } from '#metrics/wording/periods.ts'
import { colourOf } from './curves/paper-palette.ts'
import { leadersOf, rowFigures, type SourceRow } from './row-figures.ts'
import type { DocumentSource } from './source.ts'
import { fittedTable, type FittedCell } from './word/fitted-table.ts'
import { typeArea } from './word/page.ts'
import type { Inline, WordText } from './word/text.ts'

const columns = [
  { head: '序号' },
  { head: '目标', breaks: true },
  { head: '承诺' },
  { head: '实绩及时期' },
  { head: '完成率' },
  { head: '序时' },
  { head: '差距' },
  { head: '亮灯' },
] as const

/**
 * Targets of a picture as one table, by their places in the picture, each with its lead organisations below its name. The page of an
 * organisation names only the other ones.
 */
export function targetTable(
  { targets, at }: Pick<DocumentSource, 'targets' | 'at'>,
  text: WordText,
  places: readonly number[],
  { pageOf }: { readonly pageOf?: string | undefined } = {},
): string[] {
  const many = new Set(places.map((place) => targets[place]!.region)).size > 1
  const rows = places.map((place, position): readonly FittedCell[] => {
    const row = targets[place]!
    const figures = rowFigures(row, place)
    const region = many ? `${row.regionName ?? row.region}：` : ''
    return [
      ['Figure', [String(position + 1)]],
      ['Cell', [`${region}${row.name}`], ...leadLines(row, pageOf)],
      ['Figure', [figures.commitment]],
      ['Figure', [figures.reached], ...periodLines(row, place, at)],
      ['Figure', [figures.completion]],
      ['Figure', [figures.schedule]],
      ['Figure', [figures.gap]],
      ['Cell', [{ ...figures.light, colour: colourOf(row.light) }]],
    ]
  })
  const note = `${pageOf === undefined ? '目标下面括号里的是牵头单位。' : ''}完成率：以基期为起点的目标为增量完成率。差距：完成率减序时，单位为百分点。`
  return [fittedTable(text, columns, rows, typeArea.width), text.paragraph('Note', note)]
}

function leadLines(row: SourceRow, pageOf: string | undefined): Inline[][] {
  const names = leadersOf(row).flatMap(({ id, name }) => (id === pageOf ? [] : [name]))
  if (names.length === 0) return []
  if (pageOf !== undefined) return [[`（与${names.join('、')}共同牵头）`]]
  return [[`（${names.join('、')}${row.leadAssumed ? '，推定' : ''}）`]]
}

function periodLines({ period }: SourceRow, place: number, at: string): Inline[][] {
  if (period === null) return []
  return [[{ key: `targets/${place}/period`, text: formatPeriodWithin(period, at) }]]
}
