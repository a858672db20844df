import Type, { type Static } from 'typebox'
import { ImportFinding, ImportShown } from './imports.ts'
import { ObservationItem } from './observations.ts'
import { FreeText } from './scalars.ts'

const { basedOn: _based, note: _note, ...cell } = ObservationItem.properties

/** A row of one cell, as a program sends it. The issuer of the figures takes part of the 2,000 characters of its note. */
export const SentRow = Type.Object(
  { ...cell, note: Type.Optional(FreeText({ title: '说明', maxLength: 1_700 })) },
  { additionalProperties: false },
)

/** `POST /api/imports/rows`: the query of a program's rows. */
export const RowsSent = Type.Object(
  {
    name: Type.Optional(FreeText({ title: '名称', maxLength: 200 })),
    /** The issuer of the figures, who is named before each note. */
    issuer: Type.Optional(FreeText({ title: '数据出处', maxLength: 200 })),
    provenance: Type.Optional(Type.Enum(['reported', 'published'] as const)),
    check: Type.Optional(Type.Enum(['true', 'false'] as const, { description: 'true：只检查，什么都不留' })),
  },
  { additionalProperties: false },
)

/** The preview of a program's rows, with the first thousand findings, errors first. */
export const RowsChecked = Type.Object({
  counts: ImportShown.properties.counts,
  findings: Type.Array(ImportFinding),
})

export type RowsSent = Static<typeof RowsSent>
export type RowsChecked = Static<typeof RowsChecked>
