import { columnRoles } from '#metrics/imports/table.ts'
import { importActions, importStates } from '#metrics/workflow/import-workflow.ts'
import Type, { type Static } from 'typebox'
import { FreeText, Id, Instant, Nullable } from './scalars.ts'

const closed = { additionalProperties: false } as const
const ColumnNumber = Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 }))
const Word = (title: string) => Type.Optional(FreeText({ title, maxLength: 200 }))

/** The mapping by which a table of history is read: the meaning of each column, and what holds for the whole table. */
export const ImportMapping = Type.Object(
  {
    /** The name of the sheet; absent: the first with a table. */
    sheet: Word('工作表'),
    header: Type.Integer({ minimum: 0, maximum: 1_048_576, description: '表头在第几行' }),
    columns: Type.Object(
      Object.fromEntries(columnRoles.map((role) => [role, ColumnNumber])) as Record<
        (typeof columnRoles)[number],
        typeof ColumnNumber
      >,
      closed,
    ),
    /** What tells the further columns apart, each of which holds values; null: one value in each row. */
    across: Nullable(Type.Enum(['period', 'region', 'indicator'] as const)),
    fixed: Type.Object(
      { indicator: Word('指标'), region: Word('地区'), period: Word('数据期'), unit: Word('单位') },
      closed,
    ),
  },
  closed,
)

const originFields = {
  /** The issuer of the figures, who is named before each note. */
  issuer: Type.Optional(FreeText({ title: '数据出处', maxLength: 200 })),
  provenance: Type.Optional(Type.Enum(['reported', 'published'] as const)),
}

/** `POST /api/imports`: the query; the file is the body. */
export const ImportSent = Type.Object(
  {
    name: Type.Optional(FreeText({ title: '文件名', maxLength: 200 })),
    /** An ImportMapping as JSON; absent: the last mapping of the same heads, or a recognised one. */
    mapping: Type.Optional(Type.String({ maxLength: 4_000 })),
    ...originFields,
    /** Whether the table is only checked; `POST /api/imports/:id/submit` submits it afterwards. */
    check: Type.Optional(Type.Enum(['true', 'false'] as const)),
  },
  closed,
)

/** `PUT /api/imports/:id`: another reading of the table. */
export const ImportChange = Type.Object(
  {
    /** Null: the named sheet is read by the last mapping of the same heads, or by a recognised one. */
    mapping: Nullable(ImportMapping),
    sheet: Word('工作表'),
    ...originFields,
  },
  closed,
)

const Counts = Type.Object({
  /** The number of values that would be stored; those below count reasons of absence, new revisions and converted values among them. */
  values: Type.Integer(),
  absent: Type.Integer(),
  revised: Type.Integer(),
  converted: Type.Integer(),
  /** The number of values that stand already, and of cells without a value. */
  same: Type.Integer(),
  empty: Type.Integer(),
  errors: Type.Integer(),
  queries: Type.Integer(),
})

export const ImportBrief = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  /** The format of a program's rows; null: a table that is read by a mapping. */
  rows: Nullable(Type.Enum(['ndjson', 'sdmx-csv'] as const)),
  state: Type.Enum(importStates),
  /** The progress of the present step, in values. */
  done: Type.Integer(),
  total: Type.Integer(),
  counts: Counts,
  issuer: Type.String(),
  provenance: Type.Enum(['reported', 'published'] as const),
  at: Instant,
  actorName: Type.String(),
  decidedBy: Nullable(Type.String()),
  changedAt: Instant,
  /** The reason why it cannot be read, has nothing new, or was returned. */
  reason: Nullable(Type.String()),
  /** The transitions that are open to the caller; the three fields below say the same of `submit`, `change` and `release`. */
  transitions: Type.Array(Type.Enum(importActions)),
  maySubmit: Type.Boolean(),
  mayChange: Type.Boolean(),
  mayDecide: Type.Boolean(),
})

/** `GET /api/imports`: those of the last two hundred imports that the caller may see. */
export const ImportList = Type.Object({
  imports: Type.Array(ImportBrief),
  /** Whether the caller may hand in tables. */
  mayHandIn: Type.Boolean(),
})

export const ImportFinding = Type.Object({
  row: Type.Integer(),
  column: Type.Integer(),
  severity: Type.Enum(['error', 'query'] as const),
  code: Type.String(),
  message: Type.String(),
})

/** `GET /api/imports/:id`: an import. */
export const ImportShown = Type.Object({
  ...ImportBrief.properties,
  sheets: Type.Array(Type.String()),
  mapping: Nullable(ImportMapping),
  /** Whether the mapping is that of an earlier table with the same heads. */
  remembered: Type.Boolean(),
  /** The rows around the heads, whose texts are cut after 60 characters. */
  sample: Type.Array(Type.Object({ number: Type.Integer(), cells: Type.Array(Type.String()) })),
  /** The first values as they were read. */
  read: Type.Array(
    Type.Object({
      row: Type.Integer(),
      column: Type.Integer(),
      indicatorName: Type.String(),
      regionName: Type.String(),
      period: Type.String(),
      value: Nullable(Type.String()),
      unit: Type.String(),
      reason: Nullable(Type.String()),
      /** The unit of the table, where the value was converted from it. */
      converted: Nullable(Type.String()),
    }),
  ),
  /** The first thousand findings, errors first; findings.csv has all of them. */
  findings: Type.Array(ImportFinding),
  /** The names of the indicators and regions, and the periods, of which the table has values. */
  indicators: Type.Array(Type.String()),
  regions: Type.Array(Type.String()),
  periods: Type.Array(Type.String()),
})

export const ImportVersion = Type.Object({ id: Id, version: Type.Integer() })
export const ImportReturn = Type.Object(
  { reason: FreeText({ title: '原因', minLength: 4, maxLength: 500 }) },
  closed,
)

export type ImportMapping = Static<typeof ImportMapping>
export type ImportBrief = Static<typeof ImportBrief>
export type ImportList = Static<typeof ImportList>
export type ImportShown = Static<typeof ImportShown>
export type ImportFinding = Static<typeof ImportFinding>
export type ImportVersion = Static<typeof ImportVersion>
export type ImportChange = Static<typeof ImportChange>
export type ImportSent = Static<typeof ImportSent>
