import Type, { type Static } from 'typebox'
import { documentKinds, type DocumentKind as Kind } from './document-kinds.ts'
import { Id, Instant, Nullable, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }

export const DocumentKind = Type.Enum(Object.keys(documentKinds) as Kind[])

/** The head of a document: what an office prints around it; empty parts are left out. */
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

/** `POST /api/meetings/:id/documents`: documents of the newest frozen picture, unless `version` names an earlier one. */
export const DocumentRequest = Type.Object(
  {
    kinds: Type.Array(DocumentKind, { minItems: 1, uniqueItems: true }),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    head: Type.Optional(WordedHead),
  },
  closed,
)

/** A document that was made and is kept for good. */
const MeetingDocument = Type.Object({
  id: Id,
  kind: DocumentKind,
  /** The version of the picture that it was made from. */
  version: Type.Integer({ minimum: 1 }),
  /** The number of the document among those of its kind made from that picture. */
  edition: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  madeAt: Instant,
  /** Whether these are minutes of a meeting that has ended since, which must be made again. */
  beforeEnd: Type.Boolean(),
  madeBy: Type.String(),
})

/** A requested document that is not made yet, or could not be made. */
const OrderedDocument = Type.Object({
  kind: DocumentKind,
  version: Type.Integer({ minimum: 1 }),
  state: Type.Enum(['waiting', 'making', 'failed'] as const),
  orderedAt: Instant,
  orderedBy: Type.String(),
  /** The reason why it could not be made. */
  reason: Nullable(Type.String()),
})

/** `GET /api/meetings/:id/documents`: the documents of a meeting. */
export const MeetingDocuments = Type.Object({
  /** The documents, newest first. */
  made: Type.Array(MeetingDocument),
  ordered: Type.Array(OrderedDocument),
  /** The kinds that can be made as the meeting stands. */
  offered: Type.Array(DocumentKind),
  /** The head that is offered: that of the meeting's last document, or else of the last document of any meeting, without
   * its number, or else the usual one. */
  head: DocumentHead,
})

export type DocumentHead = Static<typeof DocumentHead>
export type DocumentRequest = Static<typeof DocumentRequest>
export type MeetingDocuments = Static<typeof MeetingDocuments>
