import Type from 'typebox'
import { draftColumns, tableTitles } from '#metrics/planning/tables/draft-columns.ts'

const closed = { additionalProperties: false }
const Rows = <T extends Type.TProperties>(cells: T) =>
  Type.Array(Type.Object(cells, closed), { maxItems: 1000 })

/** The tables of a draft, whose cells are texts of the given schema; `PlanDraft` and the headings of `draftColumns` tell what each cell means. */
export function tablesOf(Text: Type.TString) {
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
          reportFrom: Cell,
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
        reporters: Names,
        formula: Cell,
        frequency: Cell,
        accumulation: Cell,
        reportDays: Cell,
        releaseMonths: Cell,
        lockDays: Cell,
        collectedTo: Cell,
        reviewLevels: Cell,
        decimals: Cell,
        direction: Cell,
        baseline: Cell,
        denominator: Cell,
        countingRule: Cell,
        countingFrom: Cell,
        januaryMerged: Cell,
        negative: Cell,
        disclosure: Cell,
        overRegions: Cell,
        madeOf: Cell,
        sumOf: Names,
        ownPeriod: Cell,
        growthOf: Cell,
        planned: Names,
        between: Cell,
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
      /** Absent from a program that does not know of sources yet; those of the draft then stay. */
      sources: Type.Optional(
        Rows({
          id: Cell,
          target: Cell,
          producer: Cell,
          reporter: Cell,
          preferred: Cell,
          version: Cell,
          method: Cell,
          limits: Cell,
          reportDays: Cell,
          unit: Cell,
          decimals: Cell,
        }),
      ),
      boards: Rows({ id: Cell, title: Cell, subtitle: Cell, scope: Cell, suggestedAt: Cell }),
    },
    closed,
  )
}

/** The tables, with their headings as titles of cells and of tables of rows. */
export function titled(tables: ReturnType<typeof tablesOf>): typeof tables {
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
