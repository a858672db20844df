import Type, { type Static } from 'typebox'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'

const Entry = Type.Object({ id: Type.String() }, { additionalProperties: true })

/** `GET /api/catalogue`: the records of metrics/catalogue/catalogue.ts as they are; their types are written once, there. */
export const CatalogueView = Type.Object({
  documents: Type.Array(Entry),
  indicators: Type.Array(Entry),
  targets: Type.Array(Entry),
  milestones: Type.Array(Entry),
  regions: Type.Array(Type.Object({ code: Type.String() }, { additionalProperties: true })),
  organisations: Type.Array(Entry),
  lightRules: Type.Array(Entry),
  calendarYears: Type.Array(Type.Object({ year: Type.Integer() }, { additionalProperties: true })),
  evaluationSchemes: Type.Array(Entry),
  boards: Type.Array(Entry),
})
export type CatalogueView = Static<typeof CatalogueView> & Catalogue
