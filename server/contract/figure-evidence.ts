import Type, { type Static } from 'typebox'
import { DateText, FreeText, Id, Instant, Nullable, RegionCode } from './scalars.ts'

const closed = { additionalProperties: false } as const

/** A file of a figure, or of a whole filing (`cell` null). */
export const FigureEvidence = Type.Object({
  /** The number of the file in its filing. */
  number: Type.Integer(),
  cell: Nullable(Type.Object({ indicator: Id, region: RegionCode })),
  name: Type.String(),
  bytes: Type.Integer(),
  at: Instant,
  actorName: Type.String(),
  /** The path of the file. */
  path: Type.String(),
  /** Whether the file is not submitted yet and the caller may take it back; false outside the list of a filing. */
  removable: Type.Boolean(),
})

/** `GET /api/filings/:id/evidence`: the files of a filing and its figures, the first one first. */
export const FilingEvidence = Type.Object({ evidence: Type.Array(FigureEvidence) })

/** `POST /api/filings/:id/evidence`: the place of a file; without indicator and region it is the whole filing. */
export const EvidenceOf = Type.Object(
  {
    name: FreeText({ title: '文件名', minLength: 1, maxLength: 400 }),
    indicator: Type.Optional(Id),
    region: Type.Optional(RegionCode),
    at: Type.Optional(DateText),
  },
  closed,
)

export type FigureEvidence = Static<typeof FigureEvidence>
export type FilingEvidence = Static<typeof FilingEvidence>
