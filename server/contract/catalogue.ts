import Type, { type Static } from 'typebox'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'

const RecordWithId = Type.Object({ id: Type.String() }, { additionalProperties: true })

/** `GET /api/catalogue`: the records of metrics/catalogue/catalogue.ts, where their types are defined. */
export const CatalogueView = Type.Object({
  documents: Type.Array(RecordWithId),
  indicators: Type.Array(RecordWithId),
  targets: Type.Array(RecordWithId),
  milestones: Type.Array(RecordWithId),
  regions: Type.Array(Type.Object({ code: Type.String() }, { additionalProperties: true })),
  organisations: Type.Array(RecordWithId),
  lightRules: Type.Array(RecordWithId),
  calendarYears: Type.Array(Type.Object({ year: Type.Integer() }, { additionalProperties: true })),
  evaluationSchemes: Type.Array(RecordWithId),
  disclosures: Type.Array(RecordWithId),
  reforms: Type.Array(RecordWithId),
  boards: Type.Array(RecordWithId),
})
export type CatalogueView = Static<typeof CatalogueView> & Catalogue
