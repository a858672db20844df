import { proofOf } from '../proof.ts'
import type { DocumentSource } from '../source.ts'
import type { Slide } from './deck/deck.ts'
import { ink } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import { slideShapes } from './deck/shapes.ts'
import { body, footer, heading, inside } from './frame.ts'

/** The last slide: what the slides were made of, so that anyone can check it. */
export function proofSlide(source: DocumentSource): Slide {
  const shapes = slideShapes()
  const words = proofOf(source, { agenda: true })
  const content = [
    heading(shapes, { kicker: '附', title: ['数据说明'], colour: ink.secondary }),
    shapes.text(
      { x: slidePage.margin, y: body.top + 0.1, width: inside, height: body.bottom - body.top - 0.1 },
      words,
      {
        sizes: [17, 16, 15, 14, 13, 12, 11],
        colour: ink.secondary,
        paragraphGap: 0.6,
        name: '数据说明',
      },
    ),
    footer(shapes, source),
  ].join('')
  return { layout: 'page', shapes: content, notes: words }
}
