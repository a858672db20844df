import type { DocumentSource } from '../source.ts'
import { coverSlide } from './cover-slide.ts'
import { deckDocument } from './deck/deck.ts'
import { itemSlide } from './item-slide.ts'
import { ordersSlides } from './orders-slides.ts'
import { overviewSlide } from './overview-slide.ts'
import { proofSlide } from './proof-slide.ts'

/** The document 幻灯片: a cover, an overview, a slide for each item of the agenda, the orders, and the proof. */
export function slides(source: DocumentSource): Uint8Array<ArrayBuffer> {
  const title = `${source.meeting.title}幻灯片`
  return deckDocument(source, {
    title,
    slides: [
      coverSlide(source),
      overviewSlide(source),
      ...source.items.map((item, place) => itemSlide(source, item, place)),
      ...ordersSlides(source),
      proofSlide(source),
    ],
  })
}
