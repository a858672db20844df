import Type, { type Static } from 'typebox'
import { Finding } from './review.ts'
import { AbsenceReason, DateText, Id, Instant, Nullable, PlainText, RegionCode } from './scalars.ts'

const closed = { additionalProperties: false } as const
const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' })

/** The value of a cell as a person types it: 7812, 158/166, 超过21. */
const TypedInput = Type.Object({
  text: Type.String(),
  reason: Nullable(AbsenceReason),
  note: Type.String(),
})

/** A cell of the workbook that is not taken, with its place and the reason. */
const NotTaken = Type.Object({
  place: Type.String({ description: 'G7; empty for what is not in a single cell' }),
  name: Type.String(),
  text: Type.String(),
  why: Type.String(),
})
const leftOut = {
  notTaken: Type.Array(NotTaken),
  /** The number of places that were not taken beyond those listed. */
  further: Type.Integer(),
}

export const UploadNamed = Type.Object(
  { name: PlainText({ title: '文件名', minLength: 1, maxLength: 200 }), at: Type.Optional(DateText) },
  closed,
)

/** `POST /api/filings/:id/uploads`: a preview of what a filled template would change; nothing is kept yet. */
export const FilingUploadLook = Type.Object({
  file: FileHash,
  /** The digest of the whole preview, which is sent again to keep exactly what was previewed. */
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
      /** A remark on how the figure was read; empty: none. */
      remark: Type.String(),
      findings: Type.Array(Finding),
    }),
  ),
  ...leftOut,
})

/** A workbook of a packed file: what it would change in its filing, or why it is not taken. */
const ZippedWorkbook = Type.Object({
  /** Its path in the packed file. */
  name: Type.String(),
  /** The filing that it says it is of; null where it is none, or of one that is not the caller's. */
  filing: Nullable(Type.String()),
  /** The organisation and the period of the filing in words; empty without one. */
  title: Type.String(),
  look: Nullable(FilingUploadLook),
  refused: Nullable(Type.String()),
})

/** `POST /api/filing-uploads`: a preview of many filled templates in one .zip; each is kept by `PUT /api/filings/:id/uploads`. */
export const ZippedUploads = Type.Object({ workbooks: Type.Array(ZippedWorkbook) })

/** `PUT /api/filings/:id/uploads`: the previewed changes become drafts. Another digest meanwhile → 412 stale-edit. */
export const KeepUpload = Type.Object({ file: FileHash, digest: FileHash }, closed)

const FilingUploadKept = Type.Object({
  number: Type.Integer(),
  name: Type.String(),
  at: Instant,
  actorName: Type.String(),
  /** The number of cells that became drafts. */
  taken: Type.Integer(),
  ...leftOut,
})

/** `GET /api/filings/:id/uploads`: the uploads of a filing, the last one first. */
export const FilingUploads = Type.Object({ uploads: Type.Array(FilingUploadKept) })

export type NotTaken = Static<typeof NotTaken>
export type FilingUploadLook = Static<typeof FilingUploadLook>
export type KeepUpload = Static<typeof KeepUpload>
export type FilingUploads = Static<typeof FilingUploads>
export type ZippedWorkbook = Static<typeof ZippedWorkbook>
export type ZippedUploads = Static<typeof ZippedUploads>
