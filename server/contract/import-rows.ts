import Type, { type Static } from 'typebox'
import { ImportFinding, ImportShown } from './imports.ts'
import { ObservationItem } from './observations.ts'
import { FreeText } from './scalars.ts'

const { basedOn: _based, note: _note, ...cell } = ObservationItem.properties

/** A row as a program sends it, of one cell. What its note leaves of 2,000 characters is for who issued the figures. */
export const SentRow = Type.Object(
  { ...cell, note: Type.Optional(FreeText({ title: '说明', maxLength: 1_700 })) },
  { additionalProperties: false },
)

/** `POST /api/imports/rows` */
export const RowsSent = Type.Object(
  {
    name: Type.Optional(FreeText({ title: '名称', maxLength: 200 })),
    /** Who issued the figures; it stands before each note. */
    issuer: Type.Optional(FreeText({ title: '数据出处', maxLength: 200 })),
    provenance: Type.Optional(Type.Enum(['reported', 'published'] as const)),
    check: Type.Optional(Type.Enum(['true', 'false'] as const, { description: 'true：只检查，什么都不留' })),
  },
  { additionalProperties: false },
)

/** What a batch would bring; the first thousand findings, errors first. */
export const RowsChecked = Type.Object({
  counts: ImportShown.properties.counts,
  findings: Type.Array(ImportFinding),
})

export type RowsSent = Static<typeof RowsSent>
export type RowsChecked = Static<typeof RowsChecked>
