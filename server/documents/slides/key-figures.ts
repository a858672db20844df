import { dateText } from '#metrics/wording/dates.ts'
import { formatPeriodWithin } from '#metrics/wording/periods.ts'
import { colourOf } from '../curves/paper-palette.ts'
import { rowFigures, type SourceRow } from '../row-figures.ts'
import type { Box } from './deck/fit.ts'
import { ink } from './deck/ink.ts'
import { lightMark } from './deck/light-mark.ts'
import type { SlideParagraph } from './deck/runs.ts'
import type { Shapes } from './deck/shapes.ts'

export const stripHeight = 0.86
const headWidth = 2.2
const apart = 0.2

interface FigureColumn {
  readonly word: string
  readonly beside?: SlideParagraph
  /** The width in inches; 0: what the other columns leave. */
  readonly width: number
  readonly figure: SlideParagraph
}

/** The figures of a target in a row: large ones that decide its light, small ones beside them. */
export function keyFigures(
  shapes: Shapes,
  row: SourceRow,
  place: number,
  { x, y, width, at }: Omit<Box, 'height'> & { readonly at: string },
): string {
  const figures = rowFigures(row, place)
  const colour = colourOf(row.light)
  const columns: readonly FigureColumn[] = [
    { word: '序时', width: 1.35, figure: [figures.schedule] },
    { word: '差距', beside: ['（百分点）'], width: 1.45, figure: [figures.gap] },
    { word: '实绩', beside: periodWords(row, place, at), width: 1.65, figure: [figures.reached] },
    { word: '承诺', width: 1.7, figure: [figures.commitment] },
    {
      word: '期限',
      width: 1.95,
      figure: row.due === null ? ['—'] : [{ key: `targets/${place}/due`, text: dateText(row.due) }],
    },
    { word: '牵头单位', width: 0, figure: [`${row.organisationName}${row.leadAssumed ? '（推定）' : ''}`] },
  ]
  let left = x + headWidth
  return [
    lightMark(shapes, row.light, { x, y: y + 0.03, size: 0.2 }, { colour, ground: ink.paper }),
    shapes.text(
      { x: x + 0.28, y, width: headWidth - 0.28 - apart, height: 0.26 },
      [
        [
          { ...figures.light, strong: true },
          { text: ` ${measureWord(row)}`, size: 11, colour: ink.tertiary },
        ],
      ],
      { sizes: [14], colour, anchor: 'ctr', name: '系统亮灯' },
    ),
    shapes.text({ x, y: y + 0.27, width: headWidth - apart, height: 0.58 }, [[figures.completion]], {
      sizes: [36, 32, 28],
      colour,
      strong: true,
      anchor: 'ctr',
      name: '完成率',
    }),
    ...columns.map(({ word, beside = [], width: wanted, figure }) => {
      const own = wanted === 0 ? x + width - left : wanted
      const box = { x: left, width: own - (wanted === 0 ? 0 : apart) }
      left += own
      return [
        shapes.text({ ...box, y, height: 0.26 }, [[word, ...beside]], {
          sizes: [12, 11, 10],
          colour: ink.tertiary,
          anchor: 'ctr',
          name: word,
        }),
        shapes.text({ ...box, y: y + 0.3, height: wanted === 0 ? 0.52 : 0.37 }, [figure], {
          sizes: [20, 18, 16, 15, 14, 13, 12, 11, 10],
          colour: ink.text,
          strong: wanted !== 0,
          anchor: 'ctr',
          name: word,
        }),
      ].join('')
    }),
  ].join('')
}

/** The word for the judged measure: distance from the baseline, or completion of the target. */
const measureWord = ({ distance, completion }: SourceRow) =>
  distance !== null && distance !== completion ? '增量完成率' : '完成率'

function periodWords({ period }: SourceRow, place: number, at: string): SlideParagraph {
  if (period === null) return []
  return ['（', { key: `targets/${place}/period`, text: formatPeriodWithin(period, at) }, '）']
}
