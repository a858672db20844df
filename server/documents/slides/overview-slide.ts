import { lights } from '#metrics/catalogue/light-rule.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { colourOf } from '../curves/paper-palette.ts'
import type { DocumentSource } from '../source.ts'
import { summaryWords } from '../summary.ts'
import type { Slide } from './deck/deck.ts'
import { ink } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import type { SlideInline, SlideParagraph } from './deck/runs.ts'
import { slideShapes, type Shapes } from './deck/shapes.ts'
import { body, footer, heading, inside } from './frame.ts'
import { lightCounts } from './light-counts.ts'
import { orderName } from './order-words.ts'
import { itemSubject } from './subject.ts'

type SourceItem = DocumentSource['items'][number]
type Turn = 'worse' | 'better'

/** The lists of what is worse and what is better than at the last meeting. */
const turns = [
  { turn: 'worse', word: '转差', colour: colourOf('far-behind') },
  { turn: 'better', word: '转好', colour: colourOf('on-schedule') },
] as const
const turnOfKind: Partial<Record<SourceItem['kind'], Turn>> = {
  ...{ 'newly-red': 'worse', unlikely: 'worse' },
  ...{ recovered: 'better', 'newly-met': 'better' },
}
const shownTurns = 4
const shownItems = 10
const turnsWidth = 5.1
const listTop = 3.98
const lineHeight = 0.25

/** The slide 总览: the counts of lights, the lights that turned since the last meeting, and the agenda. */
export function overviewSlide(source: DocumentSource): Slide {
  const shapes = slideShapes()
  const { summary, comparedWith } = source
  const { margin } = slidePage
  const content = [
    heading(shapes, { kicker: '总览', title: titleOf(source), colour: colourOf('met') }),
    lightCounts(shapes, source, {
      x: margin,
      y: body.top + 0.12,
      width: inside,
      size: 60,
      colourOf,
      wordColour: ink.secondary,
      ground: ink.paper,
    }),
    shapes.rule(margin, listTop - 0.16, inside, ink.hairline),
    comparedWith ? turnLists(shapes, source) : '',
    agendaList(shapes, source, comparedWith ? margin + turnsWidth + 0.6 : margin),
    footer(shapes, source),
  ].join('')
  const told: SlideParagraph = [
    '本次会议共列目标',
    { key: 'summary/all', text: String(summary.all) },
    '项，其中',
    ...summaryWords(summary),
    '。',
  ]
  const sequence = [`议题按规则排列。${source.order}`]
  return { layout: 'page', shapes: content, notes: [told, [...againstWords(source), '。'], sequence] }
}

const titleOf = ({ summary, items }: DocumentSource): SlideParagraph => [
  { key: 'summary/all', text: String(summary.all) },
  ' 项目标，',
  ...(items.length === 0
    ? ['没有需要研究的议题']
    : [{ key: 'items/length', text: String(items.length) }, ' 个议题']),
]

function againstWords({ comparedWith }: DocumentSource): SlideInline[] {
  return comparedWith
    ? ['与上一次会议（基准日 ', { key: 'comparedWith/at', text: dateText(comparedWith.at) }, '）比较']
    : ['这是本系列的第一次会议，没有上一次可比']
}

/** The lists of lights that turned: worse ones above, better ones below. */
function turnLists(shapes: Shapes, source: DocumentSource): string {
  const x = slidePage.margin
  const block = (body.bottom - listTop - 0.34) / 2
  const against = shapes.text({ x, y: listTop, width: turnsWidth, height: 0.3 }, [againstWords(source)], {
    sizes: [12, 11],
    colour: ink.tertiary,
    anchor: 'ctr',
    name: '比较',
  })
  const lists = turns.map(({ turn, word, colour }, at) => {
    const turned = source.items.flatMap((item, place) =>
      turnOf(item) === turn ? [turnWords(source, item, place)] : [],
    )
    const left = turned.length - shownTurns
    const lines: SlideParagraph[] = [
      ...turned.slice(0, shownTurns),
      ...(left > 0 ? [[`另有 ${left} 项，见议题`]] : []),
      ...(turned.length === 0 ? [['没有']] : []),
    ]
    const y = listTop + 0.36 + at * block
    return [
      shapes.text({ x, y, width: 0.8, height: 0.28 }, [[word]], {
        sizes: [15],
        colour,
        strong: true,
        anchor: 'ctr',
        name: word,
      }),
      shapes.text({ x: x + 0.8, y: y + 0.01, width: turnsWidth - 0.8, height: block - 0.1 }, lines, {
        sizes: [15, 14, 13, 12, 11, 10],
        colour: turned.length === 0 ? ink.tertiary : ink.text,
        name: `${word}的目标`,
      }),
    ].join('')
  })
  return [against, ...lists].join('')
}

/** The items of the agenda by number, kind and name, a line each. */
function agendaList(shapes: Shapes, source: DocumentSource, x: number): string {
  const { items, comparedWith } = source
  const width = slidePage.width - slidePage.margin - x
  const left = items.length - shownItems
  const head = comparedWith
    ? ['议题']
    : ['议题　', { text: '这是本系列的第一次会议，没有上一次可比', colour: ink.tertiary }]
  const rows = items.slice(0, left > 0 ? shownItems - 1 : shownItems).map((item, place) => {
    const y = listTop + 0.34 + place * lineHeight
    const line = (from: number, wide: number, paragraph: SlideParagraph, colour: string) =>
      shapes.text({ x: x + from, y, width: wide, height: lineHeight }, [paragraph], {
        sizes: [14, 13, 12],
        colour,
        anchor: 'ctr',
        name: `议题 ${place + 1}`,
      })
    return [
      line(0, 0.4, [String(place + 1)], ink.tertiary),
      line(
        0.4,
        1.2,
        [agendaKindWords[item.kind]],
        item.figures ? colourOf(item.figures.light) : ink.secondary,
      ),
      line(1.6, width - 1.6, nameOf(source, item, place), ink.text),
    ].join('')
  })
  const rest =
    left > 0
      ? shapes.text(
          {
            x: x + 0.4,
            y: listTop + 0.34 + rows.length * lineHeight,
            width: width - 0.4,
            height: lineHeight,
          },
          [[`另有 ${left + 1} 个`]],
          { sizes: [14], colour: ink.tertiary, anchor: 'ctr', name: '其余议题' },
        )
      : ''
  const title = shapes.text({ x, y: listTop, width, height: 0.3 }, [head], {
    sizes: [12, 11],
    colour: ink.secondary,
    anchor: 'ctr',
    name: '议题',
  })
  return [title, ...rows, rest].join('')
}

/** The subject of an item in a few words: its target, its order, or its sentence. */
function nameOf(source: DocumentSource, item: SourceItem, place: number): SlideParagraph {
  const { row, order } = itemSubject(source, item)
  if (order) return orderName(order)
  return row
    ? [`${row.one.regionName ?? row.one.region}${row.one.name}`]
    : [{ key: `items/${place}/sentence`, text: item.sentence }]
}

/** How an item's light turned since the last meeting. A correction may have turned it either way, or back to what it was. */
function turnOf({ kind, figures }: SourceItem): Turn | undefined {
  if (kind !== 'light-revised' || !figures) return turnOfKind[kind]
  const [last, now] = [figures.lastLight, figures.light].map((light) => (light ? lights.indexOf(light) : -1))
  if (last === undefined || now === undefined || last === now) return undefined
  return now > last ? 'worse' : 'better'
}

/** The turn of a light: “肇庆市5G基站　滞后 → 严重滞后”. */
function turnWords(source: DocumentSource, item: SourceItem, place: number): SlideParagraph {
  const { light, lastLight } = item.figures!
  const key = (field: string) => `items/${place}/figures/${field}`
  return [
    ...nameOf(source, item, place),
    '　',
    ...(lastLight === light
      ? []
      : [
          { key: key('lastLight'), text: lightWord(lastLight), colour: ink.tertiary },
          { text: ' → ', colour: ink.tertiary },
        ]),
    { key: key('light'), text: lightWord(light), colour: colourOf(light), strong: true },
  ]
}
