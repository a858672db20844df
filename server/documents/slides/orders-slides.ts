import { dateText } from '#metrics/wording/dates.ts'
import { colourOf } from '../curves/paper-palette.ts'
import type { DocumentSource } from '../source.ts'
import type { Slide } from './deck/deck.ts'
import { ink } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import type { SlideParagraph } from './deck/runs.ts'
import { slideShapes, type Shapes } from './deck/shapes.ts'
import { body, footer, heading, inside } from './frame.ts'
import { orderLine, statusRun, type PlacedOrder } from './order-words.ts'

const rowsOnSlide = 6
const headHeight = 0.34
const rowHeight = (body.bottom - body.top - headHeight - 0.05) / rowsOnSlide

const columns = [
  { word: '编号', width: 2.15 },
  { word: '要求', width: 4.4 },
  { word: '责任单位', width: 2.1 },
  { word: '期限', width: 1.75 },
  { word: '进展', width: inside - 2.15 - 4.4 - 2.1 - 1.75 },
] as const

/** The slides 督办事项 after those of the agenda: the orders as they stood, several on each slide. */
export function ordersSlides(source: DocumentSource): Slide[] {
  const { orders } = source
  if (!orders) return []
  const placed = orders.map((one, place) => ({ one, place }))
  const pages = Array.from({ length: Math.max(1, Math.ceil(placed.length / rowsOnSlide)) }, (_, number) =>
    placed.slice(number * rowsOnSlide, (number + 1) * rowsOnSlide),
  )
  return pages.map((rows, number) => {
    const shapes = slideShapes()
    const title: SlideParagraph =
      orders.length === 0
        ? ['没有督办事项']
        : [
            '督办事项 ',
            { key: 'orders/length', text: String(orders.length) },
            ` 项${pages.length === 1 ? '' : `（${number + 1}/${pages.length}）`}`,
          ]
    const content = [
      heading(shapes, { kicker: '督办', title, colour: colourOf('overdue') }),
      rows.length === 0 ? '' : head(shapes),
      ...rows.map((row, at) => orderRow(shapes, row, body.top + headHeight + at * rowHeight)),
      footer(shapes, source),
    ].join('')
    return { layout: 'page', shapes: content, notes: rows.map(orderLine) }
  })
}

function head(shapes: Shapes): string {
  let x = slidePage.margin
  return columns
    .map(({ word, width }) => {
      const box = { x, y: body.top, width: width - 0.2, height: headHeight }
      x += width
      return shapes.text(box, [[word]], { sizes: [12], colour: ink.tertiary, anchor: 'ctr', name: word })
    })
    .join('')
}

function orderRow(shapes: Shapes, { one, place }: PlacedOrder, y: number): string {
  const key = (field: string) => `orders/${place}/${field}`
  const cells: readonly SlideParagraph[] = [
    [{ key: key('number'), text: one.number }],
    [{ key: key('order'), text: one.order }],
    [one.organisationName],
    one.due === null ? ['—'] : [{ key: key('due'), text: dateText(one.due) }],
    [statusRun({ one, place })],
  ]
  let x = slidePage.margin
  return [
    shapes.rule(x, y, inside, ink.hairline),
    ...cells.map((cell, at) => {
      const { word, width } = columns[at]!
      const box = { x, y: y + 0.05, width: width - 0.2, height: rowHeight - 0.1 }
      x += width
      return shapes.text(box, [cell], {
        sizes: [15, 14, 13, 12, 11],
        colour: ink.text,
        anchor: 'ctr',
        name: word,
      })
    }),
  ].join('')
}
