import Type, { type Static } from 'typebox'
import { Finding } from './review.ts'
import { AbsenceReason, DateText, Id, Instant, Nullable, PlainText, RegionCode } from './scalars.ts'

const closed = { additionalProperties: false } as const
const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' })

/** What a cell says, as it is typed: 7812, 158/166, 超过21. */
const TypedInput = Type.Object({
  text: Type.String(),
  reason: Nullable(AbsenceReason),
  note: Type.String(),
})

/** What stands in the workbook and is not taken: where, and why. */
const NotTaken = Type.Object({
  place: Type.String({ description: 'G7' }),
  name: Type.String(),
  text: Type.String(),
  why: Type.String(),
})
const left = {
  notTaken: Type.Array(NotTaken),
  /** Places that were not taken beyond those that are told. */
  further: Type.Integer(),
}

export const UploadNamed = Type.Object(
  { name: PlainText({ title: '文件名', minLength: 1, maxLength: 200 }), at: Type.Optional(DateText) },
  closed,
)

/** `POST /api/filings/:id/uploads`: what a filled template would make of the filing. Nothing of it is kept yet. */
export const FilingUploadLook = Type.Object({
  file: FileHash,
  /** Of all that is told here: what is kept is what was looked at. */
  digest: FileHash,
  changes: Type.Array(
    Type.Object({
      place: Type.String(),
      indicator: Id,
      region: RegionCode,
      name: Type.String(),
      regionName: Type.String(),
      unit: Type.String(),
      before: TypedInput,
      after: TypedInput,
      /** What was made of the figure on the way; empty: nothing. */
      remark: Type.String(),
      findings: Type.Array(Finding),
    }),
  ),
  ...left,
})

/** `PUT /api/filings/:id/uploads`: the changes that were looked at become drafts. Another digest meanwhile → 412 stale-edit. */
export const KeepUpload = Type.Object({ file: FileHash, digest: FileHash }, closed)

const FilingUploadKept = Type.Object({
  number: Type.Integer(),
  name: Type.String(),
  at: Instant,
  actorName: Type.String(),
  /** Cells that became drafts. */
  taken: Type.Integer(),
  ...left,
})

/** `GET /api/filings/:id/uploads`: the last one first. */
export const FilingUploads = Type.Object({ uploads: Type.Array(FilingUploadKept) })

export type NotTaken = Static<typeof NotTaken>
export type FilingUploadLook = Static<typeof FilingUploadLook>
export type KeepUpload = Static<typeof KeepUpload>
export type FilingUploads = Static<typeof FilingUploads>
