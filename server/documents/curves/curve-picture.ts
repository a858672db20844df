import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { DrawnOutlook } from '#metrics/charts/forecast-fan.ts'
import { trajectoryOption } from '#metrics/charts/trajectory.ts'
import type { TrajectoryPoint } from '#metrics/charts/trajectory-lines.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { MeetingCurve, MeetingSnapshot } from '../../contract/meetings.ts'
import type { WordPicture } from '../word/picture.ts'
import { colourOf, curveFont, paperPalette } from './paper-palette.ts'

use([LineChart, GridComponent, MarkLineComponent, MarkAreaComponent, SVGRenderer])

/** The pixels of the SVG; the PNG has twice as many, some 340 an inch at the width of a page. */
export const curveSize = { width: 1040, height: 380 }
const sharper = 2
const wordSize = 23

const fontFolder = new URL('./font/', import.meta.url)
const fontFiles = readdirSync(fontFolder)
  .filter((name) => name.endsWith('.ttf'))
  .map((name) => fileURLToPath(new URL(name, fontFolder)))

type Row = Pick<MeetingSnapshot['targets'][number], 'targetValue' | 'high' | 'light'>

/** The curve of a target as a picture, drawn as on the pages. */
export function curvePicture(curve: MeetingCurve, row: Row, alt: string): WordPicture {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...curveSize })
  const picture = {
    points: pointsOf(curve),
    goal: row.targetValue,
    high: row.high,
    outlook: outlookOf(curve),
    marks: curve.marks ?? [],
    colour: colourOf(row.light),
    wordSize,
  }
  chart.setOption({ ...trajectoryOption(picture, paperPalette, curveSize), animation: false })
  const svg = bareSvg(chart.renderToSVGString())
  chart.dispose()
  return { svg, png: pngOf(svg), alt }
}

/** The SVG without what only pages use, and without names that count the pictures of the process. */
function bareSvg(svg: string): string {
  return svg
    .replaceAll(/<style ?>.*?<\/style>/gs, '')
    .replaceAll(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+\b/g, 'zr')
}

function pngOf(svg: string): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: curveFont }
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: sharper }, background: '#ffffff' })
    .render()
    .asPng()
}

function pointsOf({ periods, actual, planned, unsettled, breaks }: MeetingCurve): TrajectoryPoint[] {
  return periods.map((period, place) => ({
    period: parsePeriod(period)!,
    actual: actual[place]!,
    planned: planned[place]!,
    unsettled: unsettled.includes(place),
    breaks: breaks.includes(place),
  }))
}

function outlookOf({ forecast }: MeetingCurve): DrawnOutlook | null {
  if (!forecast) return null
  const { from, point, low80, high80 } = forecast
  return {
    from: parsePeriod(from)!,
    steps: point.map((figure, step) => ({ point: figure, low80: low80[step]!, high80: high80[step]! })),
  }
}
