import { eq, gt, isNull, ne, or } from 'drizzle-orm'
import Type, { type Static } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { bodyHash, recordKey } from '../../../db/catalogue/catalogue-records.ts'
import { catalogueChanged } from '../../../db/catalogue/change-catalogue.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Reader } from '../../../db/store.ts'
import { recordKind, type RecordRows } from '../../record-kind.ts'

const payload = Type.Object({
  records: Type.Array(
    Type.Object({ kind: Type.String(), id: Type.String(), version: Type.Integer(), sha256: Type.String() }),
  ),
  /** Present where one act changed a whole plan. */
  plan: Type.Optional(
    Type.Object({
      act: Type.Enum(['laid-aside', 'taken-up', 'published'] as const),
      title: Type.String(),
    }),
  ),
  /** The reason for changing a single record, or for publishing a plan. */
  reason: Type.Optional(Type.String()),
  /** The proposal that the change carries out. */
  proposal: Type.Optional(Type.String()),
})

/** The reason why an entry changed the catalogue, if it has one. */
export function reasonOfChange({ payload: text }: Pick<LedgerEntry, 'payload'>): string | null {
  return (JSON.parse(text) as Static<typeof payload>).reason ?? null
}

/** Whether an entry published a plan. */
export function isPublication({ payload: text }: Pick<LedgerEntry, 'payload'>): boolean {
  return (JSON.parse(text) as Static<typeof payload>).plan?.act === 'published'
}

/** Versions of the catalogue's records; the ledger holds the hashes of their bodies. */
const versionRows = {
  tables: ['catalogueEntry'],
  faultOfEntries: async (reader, entries) => {
    for (const entry of entries) {
      const fault = await faultOfVersions(reader, entry)
      if (fault !== undefined) return { sequence: entry.sequence, fault }
    }
    return undefined
  },
  faultOfRows: async ({ db, tables: { catalogueEntry, ledger } }) => {
    const [row] = await db
      .select({ sequence: catalogueEntry.sequence, id: catalogueEntry.id })
      .from(catalogueEntry)
      .leftJoin(ledger, eq(ledger.sequence, catalogueEntry.sequence))
      .where(or(isNull(ledger.sequence), ne(ledger.kind, catalogueChanged)))
      .limit(1)
    return row && { sequence: row.sequence, fault: `目录记录 ${row.id} 底账中没有` }
  },
  cut: async ({ db, tables: { catalogueEntry } }, last) => {
    await db.delete(catalogueEntry).where(gt(catalogueEntry.sequence, last))
  },
} as const satisfies RecordRows

async function faultOfVersions({ db, tables }: Reader, entry: LedgerEntry): Promise<string | undefined> {
  const { catalogueEntry } = tables
  const { records = [] } = JSON.parse(entry.payload) as Partial<Static<typeof payload>>
  const rows = await db.select().from(catalogueEntry).where(eq(catalogueEntry.sequence, entry.sequence))
  const stored = new Map(rows.map((row) => [versionKey(row), row]))
  for (const { sha256, ...record } of records) {
    const key = versionKey(record)
    const row = stored.get(key)
    if (!row) return `目录记录 ${key} 不见了`
    if (bodyHash(row.body) !== sha256) return `目录记录 ${key} 被改动`
  }
  return rows.length === records.length ? undefined : '目录中多出底账没有的记录'
}

/** The name of a record's version in a verification. */
function versionKey(record: {
  readonly kind: string
  readonly id: string
  readonly version: number
}): string {
  return `${recordKey(record)}/${record.version}`
}

/** The Chinese names of the kinds of records. */
export const recordKindWords: Readonly<Record<string, string>> = {
  document: '文件',
  indicator: '指标',
  target: '目标',
  milestone: '节点任务',
  region: '地区',
  organisation: '单位',
  'light-rule': '亮灯规则',
  'calendar-year': '工作日历',
  'evaluation-scheme': '考核方案',
  disclosure: '公开程度',
  reform: '机构改革',
  board: '看板',
}

/** A record by its kind and name; one that the catalogue no longer has, or that has no name, by its id. */
function recordWords({ kind, id }: { kind: string; id: string }, index: CatalogueIndex): string {
  const names: Readonly<Record<string, string | undefined>> = {
    indicator: index.indicators.get(id)?.name,
    target: index.targets.get(id)?.record.name,
    region: index.regions.get(id)?.name,
    organisation: index.organisations.has(id) ? nameOfOrganisation(index, id) : undefined,
  }
  const name = names[kind]
  return `${recordKindWords[kind] ?? kind}${name === undefined ? ` ${id}` : `“${name}”`}`
}

const planWords = { 'laid-aside': '停用', 'taken-up': '启用', published: '发布' } as const

export const catalogueRecords = {
  [catalogueChanged]: recordKind({
    payload,
    rows: versionRows,
    words: ({ records, plan, reason }, subject, index) => {
      if (plan) return `${planWords[plan.act]}计划“${plan.title}”，更改目录 ${records.length} 项`
      const [first] = records
      if (subject === 'seed' || !first) return `随程序更新目录 ${records.length} 项`
      const one = `${recordWords(first, index)}（第${first.version}版）`
      if (records.length > 1) return `更改目录：${one}等 ${records.length} 项`
      return `更改目录：${one}${reason === undefined ? '' : `，${reason}`}`
    },
  }),
}
