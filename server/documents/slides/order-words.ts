import type { ActionColour } from '#metrics/action-items/status.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { actionStateWords } from '#metrics/wording/action-items/states.ts'
import type { DocumentSource } from '../source.ts'
import { colourOf } from '../curves/paper-palette.ts'
import { ink } from './deck/ink.ts'
import type { SlideParagraph, TextRun } from './deck/runs.ts'

type Order = NonNullable<DocumentSource['orders']>[number]
/** An order with its place in the picture. */
export interface PlacedOrder {
  readonly one: Order
  readonly place: number
}

const colours: Readonly<Record<ActionColour, string>> = {
  red: colourOf('far-behind'),
  yellow: colourOf('behind'),
  blue: colourOf('met'),
}
export const orderColour = ({ colour }: Order) => (colour === null ? ink.secondary : colours[colour])

/** The order, its owner and due date, its standing, the last report and how the curves moved: a paragraph each. */
export function orderWords({ one, place }: PlacedOrder): SlideParagraph[] {
  const { number, order, organisationName, person, due, report, since } = one
  const key = (field: string) => `orders/${place}/${field}`
  const word = (text: string) => ({ text: `${text}　`, strong: true, colour: ink.secondary })
  return [
    [word('督办'), { key: key('number'), text: number }],
    [word('要求'), { key: key('order'), text: order }],
    [word('责任单位'), `${organisationName}${person === null ? '' : `　${person}`}`],
    ...(due === null ? [] : [[word('期限'), { key: key('due'), text: dateText(due) }]]),
    [word('进展'), statusRun({ one, place })],
    ...(report
      ? [
          [
            word('最近反馈'),
            { key: key('report/on'), text: dateText(report.on) },
            '：',
            { key: key('report/text'), text: report.text },
          ],
        ]
      : []),
    ...since.map(({ sentence }, at) => [
      word('此后曲线'),
      { key: key(`since/${at}/sentence`), text: sentence },
    ]),
  ]
}

/** The standing of an order, or how it ended. */
export function statusRun({ one, place }: PlacedOrder): TextRun {
  const { standing, state } = one
  const look = { colour: orderColour(one), strong: true }
  return standing === ''
    ? { ...look, key: `orders/${place}/state`, text: actionStateWords[state] }
    : { ...look, key: `orders/${place}/standing`, text: standing }
}

/** The number and text of an order. */
export function orderName({ one: { number, order }, place }: PlacedOrder): SlideParagraph {
  const key = (field: string) => `orders/${place}/${field}`
  return [{ key: key('number'), text: number }, '　', { key: key('order'), text: order }]
}

/** An order in one line, for the notes of its target. */
export function orderLine({ one, place }: PlacedOrder): SlideParagraph {
  const { number, order, organisationName } = one
  const key = (field: string) => `orders/${place}/${field}`
  return [
    { key: key('number'), text: number },
    `（${organisationName}）：`,
    { key: key('order'), text: order },
    '　',
    { ...statusRun({ one, place }), colour: ink.text },
  ]
}
