import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { colourOf } from '../curves/paper-palette.ts'
import type { SourceRow } from '../row-figures.ts'
import type { DocumentSource } from '../source.ts'
import type { Slide } from './deck/deck.ts'
import type { Box } from './deck/fit.ts'
import { ink } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import type { SlideParagraph } from './deck/runs.ts'
import { slideShapes, type Shapes } from './deck/shapes.ts'
import { body, footer, heading, inside } from './frame.ts'
import { keyFigures, stripHeight } from './key-figures.ts'
import { askedWords, narrativeColumn, narrativeNotes } from './narrative-column.ts'
import { orderColour, orderLine, orderWords } from './order-words.ts'
import { itemSubject, type ItemSubject } from './subject.ts'
import { chartCaption, targetChart } from './target-chart.ts'

type Item = DocumentSource['items'][number]
/** The width of the column with the narrative, beside the curve. */
const saidWidth = 3.95
const between = 0.4
const stripTop = body.top + 0.82

/** The slide of an agenda item: its sentence, figures and curve, and the narrative beside them. */
export function itemSlide(source: DocumentSource, item: Item, place: number): Slide {
  const shapes = slideShapes()
  const subject = itemSubject(source, item)
  const { row, curve, said, order, ordersOnTarget } = subject
  const { margin: x } = slidePage
  const chart = row && curve && targetChart({ curve, row })
  const top = row ? stripTop + stripHeight + 0.28 : stripTop
  const height = body.bottom - top
  // A narrative or an order stands beside the curve; without a target it stands alone.
  const beside = order ?? (row && said?.one.answer ? said : undefined)
  const width = beside ? inside - saidWidth - between : inside
  const column = row
    ? { x: x + width + between, y: top, width: saidWidth, height }
    : { x, y: top, width: inside, height }
  const content = [
    heading(shapes, {
      kicker: `议题 ${place + 1}　${agendaKindWords[item.kind]}`,
      ...(row && { beside: [citationOf(row.one)] }),
      title: row
        ? titleOf(row.one)
        : order
          ? [{ key: `orders/${order.place}/number`, text: order.one.number }]
          : [agendaKindWords[item.kind]],
      colour: order ? orderColour(order.one) : row ? colourOf(row.one.light) : ink.secondary,
    }),
    shapes.text({ x, y: body.top, width: inside, height: 0.74 }, sentences(item, place), {
      sizes: [17, 16, 15, 14, 13, 12, 11],
      colour: ink.secondary,
      name: '议题',
    }),
    row
      ? shapes.rule(x, stripTop - 0.04, inside, ink.hairline) +
        keyFigures(shapes, row.one, row.place, { x, y: stripTop + 0.06, width: inside, at: source.at }) +
        shapes.rule(x, stripTop + stripHeight + 0.12, inside, ink.hairline)
      : '',
    row ? curveArea(shapes, source, subject, { x, y: top, width, height }) : '',
    row && said && beside === said ? narrativeColumn(shapes, said, row, column) : '',
    order
      ? shapes.text(column, orderWords(order), {
          sizes: row ? [15, 14, 13, 12, 11] : [20, 18, 16, 14, 12, 11],
          colour: ink.text,
          paragraphGap: 0.4,
          name: '督办',
        })
      : '',
    footer(shapes, source),
  ].join('')
  const notes: SlideParagraph[] = [
    ...sentences(item, place),
    ...(row ? [[`依据：${citationOf(row.one)}`, ...commitmentOf(row), '。']] : []),
    ...(said ? narrativeNotes(said) : []),
    ...(order ? orderWords(order) : []),
    ...(ordersOnTarget.length === 0 ? [] : [['此前的督办：'], ...ordersOnTarget.map(orderLine)]),
  ]
  return { layout: 'page', shapes: content, notes, ...(chart && { chart }) }
}

/** The area of the curve with its caption, or the reason why there is none. */
function curveArea(
  shapes: Shapes,
  { curves }: DocumentSource,
  { row, curve, said }: ItemSubject,
  box: Box,
): string {
  const below = { ...box, x: box.x - 0.1, y: box.y + 0.26, width: box.width + 0.1, height: box.height - 0.26 }
  const quiet = { colour: ink.tertiary, anchor: 'ctr' } as const
  const line = { ...box, height: 0.26 }
  const asked =
    said && !said.one.answer
      ? shapes.text({ ...line, x: box.x + box.width / 2, width: box.width / 2 }, [askedWords(said)], {
          ...quiet,
          sizes: [12, 11, 10],
          align: 'r',
          name: '单位说明',
        })
      : ''
  if (!row || !curve) {
    const why = curves ? '没有可以画出的数据。' : '这一版快照定格时尚不保存曲线。'
    return asked + shapes.text({ ...below, x: box.x }, [[why]], { ...quiet, sizes: [16], name: '无图' })
  }
  const caption = chartCaption(row.one, targetChart({ curve, row }))
  const captionWidth = asked === '' ? box.width : box.width / 2
  return [
    shapes.text({ ...line, width: captionWidth }, [[caption]], {
      ...quiet,
      sizes: [12, 11, 10],
      name: '图注',
    }),
    asked,
    shapes.chart(below, altOf(row.one)),
  ].join('')
}

/** The title of a slide: the region, then the name of the target, however long. */
const titleOf = ({ regionName, region, name }: SourceRow): SlideParagraph => [
  { text: `${regionName ?? region}　`, colour: ink.tertiary, strong: false },
  name,
]

const citationOf = ({ documentTitle, document, clause }: SourceRow) =>
  `${documentTitle ?? document}　${clause}`

const commitmentOf = ({ one: { commitment }, place }: { one: SourceRow; place: number }): SlideParagraph =>
  commitment ? ['，', { key: `targets/${place}/commitment`, text: commitment }] : []

const altOf = ({ regionName, name, light, commitment }: SourceRow) =>
  `${regionName ?? ''}${name}：实绩、序时与目标${commitment ? `（${commitment}）` : ''}，${lightWord(light)}`

function sentences({ sentence, comment }: Item, place: number): SlideParagraph[] {
  return [
    [{ key: `items/${place}/sentence`, text: sentence }],
    ...(comment ? [['批注：', { key: `items/${place}/comment`, text: comment }]] : []),
  ]
}
