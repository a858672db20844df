import { documentKindWords } from '#metrics/wording/installation/documents.ts'
import { documentKinds, type DocumentKind } from '../../contract/document-kinds.ts'
import type { DocumentHead, MeetingDocuments } from '../../contract/documents.ts'
import type { Reader } from '../../db/store.ts'
import { newestPart, snapshotsOf } from '../meetings/queries.ts'
import { namesOfActors } from '../people/queries.ts'
import {
  documentsOf,
  newestDocument,
  documentsWaitingOf,
  type DocumentWaiting,
  type StoredDocument,
} from './queries.ts'

const usualTitle = (kind: DocumentKind) => `目标调度${documentKindWords[kind]}`
const usualHead: DocumentHead = {
  redTitle: usualTitle('brief'),
  number: '',
  issuer: '',
  closing: '',
  copies: '',
}

/** The head of a document of this kind; a red title that nobody worded is the usual one of the kind. */
export function headOf(kind: DocumentKind, head: DocumentHead): DocumentHead {
  return head.redTitle === usualHead.redTitle ? { ...head, redTitle: usualTitle(kind) } : head
}

/**
 * The head that is offered for a meeting's documents: that of its last document, or else, without its number, that of the last document of
 * any meeting, or else the usual one.
 */
export async function offeredHead(reader: Reader, meeting: string): Promise<DocumentHead> {
  const [own] = await documentsOf(reader, meeting)
  const last = own ?? (await newestDocument(reader))
  if (!last) return usualHead
  return own ? last.head : { ...last.head, number: '' }
}

/** Whether a kind of document is made of the meeting itself, beyond its picture. */
export const isOfMeeting = (kind: DocumentKind) => 'since' in documentKinds[kind]

/** The kinds of documents that can be made of a meeting: none before it is frozen, minutes only once it was opened. */
export async function offeredKinds(reader: Reader, meeting: string): Promise<DocumentKind[]> {
  if ((await snapshotsOf(reader, meeting)).length === 0) return []
  const held = (await newestPart(reader, meeting, 'held')) !== undefined
  return (Object.keys(documentKinds) as DocumentKind[]).filter((kind) => held || !isOfMeeting(kind))
}

/** The documents that were made of a meeting, and those that were requested. */
export async function listDocuments(reader: Reader, meeting: string): Promise<MeetingDocuments> {
  // A document that is finished between the two reads is in both, and in none if they were read the other way round.
  const ordered = await documentsWaitingOf(reader, meeting)
  const made = await documentsOf(reader, meeting)
  const closed = await newestPart(reader, meeting, 'closed')
  const nameOf = await namesOfActors(reader, [
    ...made.map(({ actor }) => actor),
    ...ordered.map(({ orderedBy }) => orderedBy),
  ])
  return {
    made: made.map((document) => shown(document, { nameOf, closed: closed?.sequence ?? 0 })),
    ordered: ordered.map(({ kind, version, orderedAt, orderedBy, makes, reason }) => ({
      kind,
      version,
      orderedAt,
      orderedBy: nameOf(orderedBy),
      reason,
      state: stateOf({ makes, reason }),
    })),
    offered: await offeredKinds(reader, meeting),
    head: await offeredHead(reader, meeting),
  }
}

function shown(
  { id, kind, version, edition, file, madeAt, actor, sequence }: StoredDocument,
  { nameOf, closed }: { readonly nameOf: (actor: string) => string; readonly closed: number },
): MeetingDocuments['made'][number] {
  const { name, size, hash: sha256 } = file
  const beforeEnd = isOfMeeting(kind) && sequence < closed
  return { id, kind, version, edition, name, size, sha256, madeAt, beforeEnd, madeBy: nameOf(actor) }
}

function stateOf({ makes, reason }: Pick<DocumentWaiting, 'makes' | 'reason'>) {
  if (reason !== null) return 'failed'
  return makes === null ? 'waiting' : 'making'
}
