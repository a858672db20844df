import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { DocumentSource } from '../source.ts'
import type { AnnexTable, AnnexColumn } from './table.ts'

type Curve = NonNullable<DocumentSource['curves']>[number]

/** A point of a curve, or of the forecast after it. */
interface CurveRow {
  readonly curve: Curve
  readonly place: number
  readonly name: string
}

/** The rows of all curves: one for each figure. */
function pointsOf(
  { curves = [], targets }: DocumentSource,
  figures: (curve: Curve) => readonly unknown[],
): AnnexTable<CurveRow>['rows'] {
  const rowOf = new Map(targets.map((row) => [row.target, row]))
  return curves.flatMap((curve, number) => {
    const row = rowOf.get(curve.target)
    const name = row ? `${row.regionName ?? row.region}：${row.name}` : curve.target
    return figures(curve).map((_, place) => ({
      key: `curves/${number}/{}/${place}`,
      decimals: row?.decimals ?? 0,
      row: { curve, place, name },
    }))
  })
}

/** The sheet 曲线: every period of every curve. */
export function curvesSheet(source: DocumentSource, lines: readonly string[]): AnnexTable<CurveRow> {
  const figure = (head: string, field: 'actual' | 'planned'): AnnexColumn<CurveRow> => ({
    head,
    field,
    form: 'number',
    of: ({ curve, place }) => curve[field][place]!,
  })
  return {
    name: '曲线',
    title: '重点目标曲线',
    lines,
    frozen: 2,
    columns: [
      { head: '目标', of: ({ name }) => name },
      {
        head: '数据期',
        field: 'periods',
        form: 'period',
        of: ({ curve, place }) => curve.periods[place]!,
      },
      figure('实绩', 'actual'),
      figure('序时', 'planned'),
      { head: '初步数、推算数或下限', of: ({ curve, place }) => curve.unsettled.includes(place) },
      { head: '口径调整', of: ({ curve, place }) => curve.breaks.includes(place) },
    ],
    rows: pointsOf(source, ({ periods }) => periods),
  }
}

/** The sheet 预测: the periods after the last value of each curve, with the bounds of 80 %. */
export function forecastsSheet(source: DocumentSource, lines: readonly string[]): AnnexTable<CurveRow> {
  const figure = (head: string, field: 'point' | 'low80' | 'high80'): AnnexColumn<CurveRow> => ({
    head,
    field: `forecast/${field}`,
    form: 'number',
    of: ({ curve, place }) => curve.forecast![field][place]!,
  })
  return {
    name: '预测',
    title: '重点目标预测',
    lines,
    frozen: 2,
    columns: [
      { head: '目标', of: ({ name }) => name },
      { head: '起算的数据期', of: ({ curve }) => formatPeriodText(curve.forecast!.from) },
      { head: '其后第几期', form: 'plain', of: ({ place }) => place + 1 },
      figure('预测', 'point'),
      figure('八成把握的下限', 'low80'),
      figure('八成把握的上限', 'high80'),
    ],
    rows: pointsOf(source, ({ forecast }) => forecast?.point ?? []),
  }
}
