import type { DocumentKind } from '../contract/document-kinds.ts'
import type { MeetingSnapshot } from '../contract/meetings.ts'
import type { DocumentSource } from './source.ts'
import { summaryOf } from './summary.ts'

type Maker = (source: DocumentSource) => Promise<Uint8Array<ArrayBuffer>>

/** The makers of documents by kind; their modules are loaded when they are needed. */
const makers: Readonly<Record<DocumentKind, Maker>> = {
  brief: async (source) => (await import('./letters/brief.ts')).brief(source),
  slides: async (source) => (await import('./slides/slides.ts')).slides(source),
  circular: async (source) => (await import('./letters/circular.ts')).circular(source),
  minutes: async (source) => (await import('./letters/minutes.ts')).minutes(source),
  units: async (source) => (await import('./letters/own-pages.ts')).ownPages('organisation', source),
  regions: async (source) => (await import('./letters/own-pages.ts')).ownPages('region', source),
  annex: async (source) => (await import('./annex/annex.ts')).annex(source),
}

/** The input of the thread: the picture as it was stored, which the thread reads. */
export interface DocumentMaking extends Pick<
  DocumentSource,
  'meeting' | 'snapshot' | 'head' | 'proceedings'
> {
  readonly kind: DocumentKind
  readonly picture: string
}

/** Makes a document in a thread. */
export async function run({ kind, picture, ...rest }: DocumentMaking): Promise<Uint8Array> {
  const read = JSON.parse(picture) as MeetingSnapshot
  return makers[kind]({ ...read, ...rest, summary: summaryOf(read.targets) })
}
