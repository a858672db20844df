import Type, { type Static } from 'typebox'
import { draftColumns, tableTitles } from '#metrics/planning/tables/draft-columns.ts'
import type { PlanDraft as Draft } from '#metrics/planning/plan-draft.ts'
import { DateText, FreeText, Id, Instant, Nullable, Sequence } from './scalars.ts'

const closed = { additionalProperties: false }
const Rows = <T extends Type.TProperties>(cells: T) =>
  Type.Array(Type.Object(cells, closed), { maxItems: 1000 })

/** The tables of a draft, whose cells are texts of the given schema. */
function tablesOf(Text: Type.TString) {
  const Cell = Type.Optional(Text)
  const Names = Type.Optional(Type.Array(Text, { maxItems: 60 }))
  return Type.Object(
    {
      document: Type.Object(
        {
          id: Cell,
          code: Cell,
          place: Cell,
          title: Cell,
          shortTitle: Cell,
          number: Cell,
          issuers: Names,
          signed: Cell,
          region: Cell,
          start: Cell,
          due: Cell,
          horizon: Cell,
          spanAssumed: Cell,
          undated: Cell,
          leadRule: Cell,
          alone: Cell,
          supported: Cell,
          jointRemark: Cell,
          lead: Cell,
          remarks: Names,
        },
        closed,
      ),
      regions: Rows({ code: Cell, name: Cell, parent: Cell, column: Cell, row: Cell }),
      organisations: Rows({ id: Cell, name: Cell, aliases: Names, region: Cell, collective: Cell }),
      clauses: Rows({
        path: Cell,
        title: Cell,
        lead: Names,
        support: Names,
        joint: Names,
        inferred: Cell,
        shared: Cell,
        remarks: Names,
      }),
      targets: Rows({
        entry: Cell,
        indicator: Cell,
        partOf: Cell,
        slug: Cell,
        clause: Cell,
        name: Cell,
        kind: Cell,
        basis: Cell,
        comparator: Cell,
        value: Cell,
        high: Cell,
        unit: Cell,
        start: Cell,
        due: Cell,
        dated: Cell,
        region: Cell,
        byCounty: Cell,
        lead: Names,
        reporter: Cell,
        formula: Cell,
        frequency: Cell,
        accumulation: Cell,
        reportDays: Cell,
        decimals: Cell,
        direction: Cell,
        baseline: Cell,
        denominator: Cell,
        countingRule: Cell,
        mayExceed: Cell,
        force: Cell,
        softeners: Names,
        parts: Names,
        says: Cell,
        remarks: Names,
      }),
      milestones: Rows({
        id: Cell,
        clause: Cell,
        kind: Cell,
        name: Cell,
        due: Cell,
        dated: Cell,
        region: Cell,
        lead: Names,
        softeners: Names,
        see: Names,
        remarks: Names,
      }),
      duties: Rows({
        id: Cell,
        kind: Cell,
        name: Cell,
        clause: Cell,
        due: Cell,
        recipients: Names,
        reporters: Names,
        remarks: Names,
      }),
      shared: Rows({
        entry: Cell,
        target: Cell,
        act: Cell,
        value: Cell,
        high: Cell,
        due: Cell,
        clause: Cell,
        says: Cell,
        remarks: Names,
      }),
      boards: Rows({ id: Cell, title: Cell, subtitle: Cell, scope: Cell, suggestedAt: Cell }),
    },
    closed,
  )
}

/** The tables with a title for each table and cell, by its heading. */
function titled(tables: ReturnType<typeof tablesOf>): typeof tables {
  const named = Object.entries(tables.properties) as [keyof typeof draftColumns, TableSchema][]
  for (const [table, schema] of named) {
    const { properties } = schema.items ?? schema
    for (const { field, title } of draftColumns[table]) {
      if (!properties[field])
        throw new Error(`No answer would tell ${field} of ${table}: it has no cell here.`)
      properties[field] = { ...properties[field], title }
    }
    if (schema.items) schema.title = tableTitles[table]
  }
  return tables
}
interface TableSchema {
  title?: string
  readonly properties: Record<string, object>
  readonly items?: { readonly properties: Record<string, object> }
}

/** A plan as somebody typed it: tables of texts, which are read when the draft is checked. Ids may be left out. */
export const PlanDraft = titled(tablesOf(FreeText({ title: '单元格', maxLength: 500 })))

/** A draft in a list. */
export const PlanDraftBrief = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  region: Type.String(),
  targets: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  /** The document as which the draft was published. */
  document: Nullable(Id),
  /** Whether the draft is not published, or was changed since. */
  open: Type.Boolean(),
})

/** `GET /api/plans/:id`: a draft; its version is the ETag. */
export const KeptPlanDraft = Type.Object({ ...PlanDraftBrief.properties, draft: tablesOf(Type.String()) })
export const PlanDraftVersion = Type.Object({ id: Id, version: Type.Integer() })

const place = {
  table: Type.Enum([
    'document',
    'regions',
    'organisations',
    'clauses',
    'targets',
    'milestones',
    'duties',
    'shared',
    'boards',
  ] as const),
  /** The row, counted from 0; null for the document's own fields. */
  row: Nullable(Type.Integer()),
}
/** A fault that keeps the draft from being published, with its cell. */
const PlanFault = Type.Object({ ...place, field: Type.String(), detail: Type.String() })
/** `GET /api/plans/:id/check`: the faults of a draft, and remarks on it. */
export const PlanCheck = Type.Object({
  faults: Type.Array(PlanFault),
  remarks: Type.Array(Type.Object({ ...place, detail: Type.String() })),
})

/** Something that a published plan still lacks to be judged. */
const PlanLack = Type.Object({
  kind: Type.Enum(['lead', 'reporter', 'baseline', 'due'] as const),
  target: Id,
  name: Type.String(),
  detail: Type.String(),
})
export const PlanLacks = Type.Object({ lacks: Type.Array(PlanLack) })
/** `POST /api/plans/:id/publish`: the published plan. */
export const PublishedPlan = Type.Object({
  sequence: Sequence,
  document: Id,
  version: Type.Integer(),
  /** The proposal that a second person must confirm; null: the plan is in force. */
  proposal: Nullable(Id),
  lacks: Type.Array(PlanLack),
})

export const PlanWorkbookFile = Type.Unsafe<Buffer>({ description: 'the bytes of the workbook' })
const SheetNote = Type.Object({ sheet: Type.String(), place: Nullable(Type.String()), detail: Type.String() })
/** `POST /api/plans/:id/workbook`: a preview of the draft that a workbook would make; nothing is stored. */
export const PlanWorkbookLook = Type.Object({
  /** The version with which the workbook was compared. */
  version: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      table: place.table,
      row: Type.Integer(),
      act: Type.Enum(['added', 'removed', 'changed', 'reordered'] as const),
      name: Type.String(),
      cells: Type.Array(Type.Object({ title: Type.String(), from: Type.String(), to: Type.String() })),
    }),
  ),
  /** The faults that keep the workbook from being taken, with their cells. */
  faults: Type.Array(SheetNote),
  remarks: Type.Array(SheetNote),
  /** The resulting draft, which `PUT /api/plans/:id` keeps as based on that version. */
  draft: tablesOf(Type.String()),
})

/** `GET /api/region-codes`: official regions whose code begins with the query, or whose name contains it. */
export const RegionChoices = Type.Object({
  regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), within: Type.String() })),
})

export const PreviewAt = Type.Optional(DateText)
export type PlanDraft = Draft
export type PlanDraftBrief = Static<typeof PlanDraftBrief>
export type KeptPlanDraft = Omit<Static<typeof KeptPlanDraft>, 'draft'> & { readonly draft: Draft }
export type PlanDraftVersion = Static<typeof PlanDraftVersion>
export type PlanWorkbookLook = Omit<Static<typeof PlanWorkbookLook>, 'draft'> & { readonly draft: Draft }
export type PlanCheck = Static<typeof PlanCheck>
export type PublishedPlan = Static<typeof PublishedPlan>
export type RegionChoices = Static<typeof RegionChoices>
