import type { DocumentKind } from '../contract/document-kinds.ts'
import { brief } from './brief/brief.ts'
import { slides } from './slides/slides.ts'
import type { DocumentSource } from './source.ts'
import { summaryOf } from './summary.ts'

/** How each kind of document is made. */
const makers: Readonly<Record<DocumentKind, (source: DocumentSource) => Uint8Array<ArrayBuffer>>> = {
  brief,
  slides,
}

/** What the thread is given: the picture as it was stored, which is read here. */
export interface Making extends Pick<DocumentSource, 'meeting' | 'snapshot' | 'head'> {
  readonly kind: DocumentKind
  readonly picture: string
}

/** Makes a document in a thread of its own. */
export function run({ kind, picture, ...rest }: Making): Uint8Array {
  const read = JSON.parse(picture) as Omit<DocumentSource, 'meeting' | 'snapshot' | 'head' | 'summary'>
  return makers[kind]({ ...read, ...rest, summary: summaryOf(read.targets) })
}
