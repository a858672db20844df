import Type, { type Static } from 'typebox'
import { documentKinds, type DocumentKind as Kind } from './document-kinds.ts'
import { Id, Instant, Nullable, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }

export const DocumentKind = Type.Enum(Object.keys(documentKinds) as Kind[])

/** What an office prints around a document of its own; empty: it is left out. */
const headOf = (textOf: (title: string, maxLength: number) => Type.TString) => ({
  redTitle: textOf('红头', 60),
  number: textOf('期号或文号', 60),
  issuer: textOf('编发单位', 60),
  closing: textOf('结语', 400),
  copies: textOf('抄送', 400),
})
export const DocumentHead = Type.Object(headOf(() => Type.String()))
const WordedHead = Type.Object(
  headOf((title, maxLength) => PlainText({ title, maxLength })),
  closed,
)

/** `POST /api/meetings/:id/documents`: of the newest frozen picture. */
export const DocumentRequest = Type.Object(
  { kinds: Type.Array(DocumentKind, { minItems: 1, uniqueItems: true }), head: Type.Optional(WordedHead) },
  closed,
)

/** A document that was made, for good. */
const MeetingDocument = Type.Object({
  id: Id,
  kind: DocumentKind,
  /** Of the picture that it was made from. */
  version: Type.Integer({ minimum: 1 }),
  /** How many were made of this kind from that picture, this one included. */
  edition: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  madeAt: Instant,
  /** A record that was made of a meeting before its end, which has come since: it is to be made anew. */
  beforeEnd: Type.Boolean(),
  madeBy: Type.String(),
})

/** One that was asked for and is not made yet, or could not be. */
const OrderedDocument = Type.Object({
  kind: DocumentKind,
  version: Type.Integer({ minimum: 1 }),
  state: Type.Enum(['waiting', 'making', 'failed'] as const),
  orderedAt: Instant,
  orderedBy: Type.String(),
  /** Why it could not be made. */
  reason: Nullable(Type.String()),
})

/** `GET /api/meetings/:id/documents` */
export const MeetingDocuments = Type.Object({
  /** The newest first. */
  made: Type.Array(MeetingDocument),
  ordered: Type.Array(OrderedDocument),
  /** What can be made as the meeting stands. */
  offered: Type.Array(DocumentKind),
  /** The head that is offered: that of the document asked for last, of whatever meeting. */
  head: DocumentHead,
})

export type DocumentHead = Static<typeof DocumentHead>
export type DocumentRequest = Static<typeof DocumentRequest>
export type MeetingDocuments = Static<typeof MeetingDocuments>
