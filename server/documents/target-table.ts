import { formatPeriodShort, formatPeriodText } from '#metrics/wording/periods.ts'
import { colourOf } from './curves/paper-palette.ts'
import { rowFigures, type SourceRow } from './row-figures.ts'
import type { DocumentSource } from './source.ts'
import { typeArea } from './word/page.ts'
import type { StyleId } from './word/styles.ts'
import { table, type TableColumn, type Inline, type WordText } from './word/text.ts'

const widths = { number: 420, lead: 1_360, quantity: 1_120, share: 720, gap: 720, light: 760 }
const { number, lead, quantity, share, gap, light } = widths
const columns: readonly TableColumn[] = [
  { head: '序号', width: number },
  { head: '目标', width: typeArea.width - number - lead - 2 * quantity - 2 * share - gap - light },
  { head: '牵头单位', width: lead },
  { head: '承诺', width: quantity },
  { head: '实绩', width: quantity },
  { head: '完成率', width: share },
  { head: '序时', width: share },
  { head: '差距', width: gap },
  { head: '亮灯', width: light },
]

/** Targets of a picture, by their places in it, as one table. */
export function targetTable(
  { targets, at }: Pick<DocumentSource, 'targets' | 'at'>,
  text: WordText,
  places: readonly number[],
): string[] {
  const many = new Set(places.map((place) => targets[place]!.region)).size > 1
  const rows = places.map((place, position) => {
    const row = targets[place]!
    const figures = rowFigures(row, place)
    const region = many ? `${row.regionName ?? row.region}：` : ''
    const cells: readonly (readonly [StyleId, ...Inline[][]])[] = [
      ['Figure', [String(position + 1)]],
      ['Cell', [`${region}${row.name}`]],
      ['Cell', [`${row.organisationName}${row.leadAssumed ? '（推定）' : ''}`]],
      ['Figure', [figures.commitment]],
      ['Figure', [figures.reached], ...periodLines(row, place, at)],
      ['Figure', [figures.completion]],
      ['Figure', [figures.schedule]],
      ['Figure', [figures.gap]],
      ['Cell', [{ ...figures.light, colour: colourOf(row.light) }]],
    ]
    return cells
      .map(([style, ...lines], column) => text.cell(style, columns[column]!.width, ...lines))
      .join('')
  })
  const note = '完成率：以基期为起点的目标为增量完成率。差距：完成率减序时，单位为百分点。'
  return [table(text, columns, rows), text.paragraph('Note', note)]
}

/** The period of a value: without its year where that is the reference date's. */
function periodLines({ period }: SourceRow, place: number, at: string): Inline[][] {
  if (period === null) return []
  const worded = period.slice(0, 4) === at.slice(0, 4) ? formatPeriodShort(period) : formatPeriodText(period)
  return [['（', { key: `targets/${place}/period`, text: worded }, '）']]
}
