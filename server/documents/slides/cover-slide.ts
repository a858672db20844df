import { dateText } from '#metrics/wording/dates.ts'
import type { DocumentSource } from '../source.ts'
import type { Slide } from './deck/deck.ts'
import { ink, nightColourOf } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import type { SlideParagraph } from './deck/runs.ts'
import { slideShapes } from './deck/shapes.ts'
import { footer, inside, onNight } from './frame.ts'
import { lightCounts } from './light-counts.ts'

/** The first slide: the meeting with its scopes and its day, and the counts of lights at the foot. */
export function coverSlide(source: DocumentSource): Slide {
  const shapes = slideShapes()
  const { meeting, at, scopes, summary, head } = source
  const { margin } = slidePage
  const day = { key: 'meeting/date', text: dateText(meeting.date) }
  const range = scopes?.map(({ name }) => name).join('、') ?? ''
  const facts: SlideParagraph[] = [
    ...(range === '' ? [] : [[range]]),
    ['会议 ', day, '　　基准日 ', { key: 'at', text: dateText(at) }],
    ...(head.issuer === '' ? [] : [[head.issuer]]),
  ]
  const content = [
    shapes.shape({ x: margin, y: 1.02, width: 0.9, height: 0.08 }, 'rect', { fill: nightColourOf('met') }),
    shapes.text({ x: margin, y: 1.3, width: inside, height: 1.75 }, [[meeting.title]], {
      sizes: [54, 44, 36, 30, 24],
      colour: ink.nightText,
      strong: true,
      anchor: 't',
      placeholder: 'title',
      name: '标题',
    }),
    shapes.text({ x: margin, y: 3.15, width: inside, height: 1.35 }, facts, {
      sizes: [20, 18, 16, 14],
      colour: ink.nightSecondary,
      name: '会议',
    }),
    shapes.rule(margin, 4.8, inside, ink.nightHairline),
    shapes.text({ x: margin, y: 5.02, width: 1.6, height: 0.3 }, [['共列目标']], {
      sizes: [14],
      colour: ink.nightSecondary,
      anchor: 'ctr',
      name: '共列目标',
    }),
    shapes.text(
      { x: margin, y: 5.36, width: 1.6, height: 0.9 },
      [
        [
          { key: 'summary/all', text: String(summary.all) },
          { text: ' 项', size: 18, strong: false },
        ],
      ],
      { sizes: [48, 40, 32], colour: ink.nightText, strong: true, anchor: 'ctr', name: '项数' },
    ),
    lightCounts(shapes, source, {
      x: margin + 1.95,
      y: 5.02,
      width: inside - 1.95,
      size: 48,
      colourOf: nightColourOf,
      wordColour: ink.nightSecondary,
      ground: ink.night,
    }),
    footer(shapes, source, onNight),
  ].join('')
  return { layout: 'cover', shapes: content, notes: [[`${meeting.title}，`, day, '。']] }
}
