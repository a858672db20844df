import Type, { type Static } from 'typebox'
import { DateText, FreeText, Id, Instant, Nullable, RegionCode } from './scalars.ts'

const closed = { additionalProperties: false } as const

/** A file beside a figure, or beside a filing as a whole (`cell` null). */
export const FigureEvidence = Type.Object({
  number: Type.Integer(),
  cell: Nullable(Type.Object({ indicator: Id, region: RegionCode })),
  name: Type.String(),
  bytes: Type.Integer(),
  at: Instant,
  actorName: Type.String(),
  /** Where the file is. */
  path: Type.String(),
  /** It was not handed in yet, and this caller may take it back. */
  removable: Type.Boolean(),
})

/** `GET /api/filings/:id/evidence`: what stands beside a filing and its figures, the first one first. */
export const FilingEvidence = Type.Object({ evidence: Type.Array(FigureEvidence) })

/** `POST /api/filings/:id/evidence`: beside one of its figures, or without indicator and region beside all of it. */
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
