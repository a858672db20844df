import type { Light } from '#metrics/catalogue/light-rule.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { urgentFigure } from '#metrics/wording/judging/progress.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { Board, BoardRow } from '../../contract/board.ts'
import type { PictureOfBoard } from '../../contract/pictures.ts'
import { colourOf } from './paper-palette.ts'
import { picture, shortened, text, drawnLight } from './svg.ts'

/** What a picture of a board is drawn from. */
export interface BoardDrawing {
  readonly kind: PictureOfBoard
  readonly title: string
  readonly board: Pick<Board, 'at' | 'demo' | 'targets'>
}

/** Lights in the order in which boards count them; null: not judged. */
const sequence: readonly (Light | null)[] = [
  'far-behind',
  'missed',
  'overdue',
  'behind',
  'on-schedule',
  'met',
  'no-baseline',
  'no-data',
  'not-started',
  null,
]
const width = 1040
const margin = 32
const top = 108

/** A board as a picture: its title, its day and whether it is a demonstration stand on each. */
export function boardPicture({ kind, title, board }: BoardDrawing): string {
  const rows = board.targets
    .filter(({ notApplicable }) => !notApplicable)
    .toSorted((a, b) => sequence.indexOf(a.light) - sequence.indexOf(b.light) || (a.gap ?? 0) - (b.gap ?? 0))
  const { height, body } = drawn[kind](rows)
  const head = [
    text(title, { x: margin, y: 46, size: 26, weight: 600 }),
    text(`基准日 ${dateText(board.at)}${board.demo ? ' · 演示数据' : ''}`, {
      x: margin,
      y: 78,
      size: 18,
      colour: '#4d5b70',
    }),
  ]
  return picture({ width, height: top + height + margin, label: title }, [...head, ...body])
}

type Drawn = { readonly height: number; readonly body: readonly string[] }

const counted = (rows: readonly BoardRow[]) =>
  sequence.flatMap((light) => {
    const { length } = rows.filter((row) => row.light === light)
    return length > 0 ? [{ light, count: length }] : []
  })

/** The number of targets, the number of each light, and a bar of their shares. */
function counts(rows: readonly BoardRow[]): Drawn {
  const lights = counted(rows)
  const step = (width - 2 * margin) / (lights.length + 1)
  const bar = (width - 2 * margin) / Math.max(1, rows.length)
  let from = margin
  const parts = lights.map(({ light, count }) => {
    const part = `<rect x="${from}" y="${top + 108}" width="${Math.max(1, count * bar - 2)}" height="10" fill="${colourOf(light)}"/>`
    from += count * bar
    return part
  })
  return {
    height: 130,
    body: [
      text(String(rows.length), { x: margin, y: top + 52, size: 56, weight: 600 }),
      text('项目标', { x: margin, y: top + 86, size: 18, colour: '#4d5b70' }),
      ...lights.flatMap(({ light, count }, place) => {
        const x = margin + (place + 1) * step
        return [
          text(String(count), { x, y: top + 52, size: 56, weight: 600, colour: colourOf(light) }),
          drawnLight(light, { x, y: top + 70, size: 18 }),
          text(lightWord(light), { x: x + 26, y: top + 86, size: 18, colour: '#4d5b70' }),
        ]
      }),
      ...parts,
    ],
  }
}

const rowHeight = 40

/** All targets in two columns, each with its light, its name and what is lacking. */
function lights(rows: readonly BoardRow[]): Drawn {
  const perColumn = Math.ceil(rows.length / 2)
  const column = (width - 2 * margin - 40) / 2
  return {
    height: Math.max(1, perColumn) * rowHeight,
    body: rows.flatMap((row, place) => {
      const x = margin + (place >= perColumn ? column + 40 : 0)
      const y = top + (place % perColumn) * rowHeight
      const { figure, unit } = urgentFigure(row)
      return [
        drawnLight(row.light, { x, y: y + 10, size: 20 }),
        text(shortened(row.name, 14), { x: x + 32, y: y + 27, size: 19 }),
        text(`${figure}${unit && ` ${unit}`}`, {
          x: x + column,
          y: y + 27,
          size: 19,
          weight: 600,
          colour: colourOf(row.light),
          end: true,
        }),
        line(x, y + rowHeight - 1, column),
      ]
    }),
  }
}

/** The organisations, each with its lights: by the worst light, among equals the one with more targets far behind first. */
function organisations(rows: readonly BoardRow[]): Drawn {
  const groups = [...Map.groupBy(rows, ({ organisationName }) => organisationName)]
    .map(([name, own]) => ({
      name,
      lights: counted(own),
      worst: own.map(({ light }) => sequence.indexOf(light)),
    }))
    .toSorted(
      (a, b) =>
        Math.min(...a.worst) - Math.min(...b.worst) ||
        numberOf(b, 0) - numberOf(a, 0) ||
        (a.name < b.name ? -1 : 1),
    )
  return {
    height: Math.max(1, groups.length) * rowHeight,
    body: groups.flatMap(({ name, lights }, place) => {
      const y = top + place * rowHeight
      return [
        text(`${place + 1}`, { x: margin, y: y + 27, size: 19, colour: '#4d5b70' }),
        text(shortened(name, 24), { x: margin + 40, y: y + 27, size: 19 }),
        ...lights.flatMap(({ light, count }, at) => {
          const x = width / 2 + 60 + at * 72
          return [
            drawnLight(light, { x, y: y + 10, size: 20 }),
            text(String(count), { x: x + 28, y: y + 27, size: 19, weight: 600 }),
          ]
        }),
        line(margin, y + rowHeight - 1, width - 2 * margin),
      ]
    }),
  }
}

const numberOf = ({ worst }: { readonly worst: readonly number[] }, place: number) =>
  worst.filter((one) => one === place).length

const line = (x: number, y: number, length: number) =>
  `<path d="M${x} ${y}h${length}" stroke="#dde3ec" stroke-width="1"/>`

const drawn: Readonly<Record<PictureOfBoard, (rows: readonly BoardRow[]) => Drawn>> = {
  counts,
  lights,
  organisations,
}
