import { columnRoles, type ColumnRole } from '#metrics/imports/table.ts'
import Type, { type Static } from 'typebox'
import { ImportFinding, ImportMapping, ImportShown } from './imports.ts'
import { DateText, FreeText, Instant, NameText, Nullable, Sequence } from './scalars.ts'

const closed = { additionalProperties: false } as const
const Short = (title: string) => FreeText({ title, maxLength: 200 })

/** The forms in which a source answers. `table`: CSV or .xlsx; `sql`: a database is queried. */
const sourceForms = ['table', 'json', 'sdmx-csv', 'sdmx-json', 'sql'] as const

/** The source of a collector, and how its answer becomes a table. */
const sourceFields = {
  url: Type.String({ maxLength: 2_000, description: 'https://、http://；数据库：postgres:// 或 mysql://' }),
  form: Type.Enum(sourceForms),
  /** The path to the rows of a JSON answer, such as `data.items`; empty: the answer itself is the list. */
  path: Type.String({ maxLength: 200 }),
  /** The single query of a database, which only reads. */
  query: Type.Optional(Type.String({ maxLength: 10_000 })),
  /** The header by which the secret is sent, such as `Authorization`; empty: none is sent. A database is given the secret as the password. */
  header: Type.String({ maxLength: 60, pattern: '^[A-Za-z0-9-]*$' }),
  /** The secret itself; absent: the one that is kept stays. */
  secret: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^[\\x20-\\x7e]*$' })),
  /** The sheet of a workbook; empty: the first with a table. */
  sheet: Short('工作表'),
}

const Head = Type.Optional(Type.String({ maxLength: 400 }))
/** The heads of the columns that a mapping gives a meaning. */
const Heads = Type.Object(
  Object.fromEntries(columnRoles.map((role) => [role, Head])) as Record<ColumnRole, typeof Head>,
  closed,
)

/** How the table of a source is read: the mapping, the heads by which its columns are found again, and what names stand for. */
const readingFields = {
  mapping: Nullable(ImportMapping),
  heads: Heads,
  names: Type.Array(
    Type.Object(
      {
        said: FreeText({ title: '来源里的写法', minLength: 1, maxLength: 200 }),
        means: Short('目录里的名称'),
      },
      closed,
    ),
    { maxItems: 500 },
  ),
}

const originFields = {
  producer: Short('制作单位'),
  publisher: NameText({ title: '发布单位', minLength: 1, maxLength: 200 }),
  method: FreeText({ title: '方法', maxLength: 300 }),
  limits: FreeText({ title: '使用限制', maxLength: 300 }),
  provenance: Type.Enum(['reported', 'published'] as const),
}

const scheduleFields = {
  /** The times of runs in Shanghai time, as cron writes them: minute, hour, day, month, weekday. */
  pattern: Type.String({ maxLength: 60 }),
  /** Whether runs fall on working days alone. */
  workingDays: Type.Boolean(),
  /** Days without a new value after which the source counts as silent. */
  silentDays: Type.Integer({ minimum: 1, maximum: 800 }),
}

/** `POST /api/collectors`, `PUT /api/collectors/:id`. */
export const CollectorDraft = Type.Object(
  {
    name: NameText({ title: '名称', minLength: 1, maxLength: 60 }),
    enabled: Type.Boolean(),
    ...sourceFields,
    ...readingFields,
    ...originFields,
    ...scheduleFields,
  },
  closed,
)

/** `POST /api/collectors/sample`: a source is read now, and nothing is kept. */
export const SampleAsked = Type.Object(
  {
    /** The collector whose secret is sent where none is given. */
    id: Type.Optional(Type.String({ maxLength: 60 })),
    ...sourceFields,
    ...readingFields,
  },
  closed,
)

const RunCounts = Type.Object({
  /** The number of values that were stored; those below count revisions and immediate approvals among them. */
  taken: Type.Integer(),
  revised: Type.Integer(),
  approved: Type.Integer(),
  /** The number of values that stand already or were taken before, and of places that were refused. */
  same: Type.Integer(),
  refused: Type.Integer(),
})

/** What a sample shows: the table, how it would be read, and what a run would take. */
export const SampleShown = Type.Object({
  sheets: Type.Array(Type.String()),
  mapping: Type.Unsafe<ImportMapping | null>({ description: 'an ImportMapping' }),
  heads: Type.Unsafe<Static<typeof Heads>>({ description: 'the heads of the mapped columns' }),
  sample: ImportShown.properties.sample,
  read: ImportShown.properties.read,
  counts: RunCounts,
  findings: Type.Array(ImportFinding),
})

export const runOutcomes = ['taken', 'same', 'refused', 'failed'] as const

/** A run as it is kept: the first thousand refusals, and how many there were beyond. */
const runFields = {
  name: Type.String(),
  startedAt: Instant,
  endedAt: Instant,
  outcome: Type.Enum(runOutcomes),
  reason: Nullable(Type.String()),
  /** The SHA-256 of what was read; null: nothing was. */
  read: Nullable(Type.String()),
  bytes: Type.Integer(),
  /** The day of the source's version. */
  version: Nullable(DateText),
  counts: RunCounts,
  /** The ledger entries of the first and last value that was taken; null: none was. */
  first: Nullable(Sequence),
  last: Nullable(Sequence),
  refusals: Type.Array(ImportFinding),
  further: Type.Integer(),
}
export const CollectorRunBody = Type.Object(runFields)
export const CollectorRun = Type.Object({ number: Type.Integer(), sequence: Sequence, ...runFields })
export const CollectorRuns = Type.Object({ runs: Type.Array(CollectorRun) })

/**
 * The conditions of a collector. `waiting`: it has not run yet; `retrying`: it failed, and is tried again; `refused`: all
 * that it brought anew was refused, and it runs next by its schedule; `failing`: it is interrupted by either; `silent`: it is interrupted
 * since it brings nothing new; `sealed`: its secret cannot be opened; `off`: it is switched off.
 */
const collectorConditions = [
  'normal',
  'waiting',
  'retrying',
  'refused',
  'failing',
  'silent',
  'sealed',
  'off',
] as const

const { secret: _secret, ...shownSource } = sourceFields
export const Collector = Type.Object({
  id: Type.String(),
  name: Type.String(),
  enabled: Type.Boolean(),
  ...shownSource,
  hasSecret: Type.Boolean(),
  ...readingFields,
  ...originFields,
  ...scheduleFields,
  condition: Type.Enum(collectorConditions),
  /** Why the condition is what it is, in a sentence. */
  reason: Type.String(),
  /** The step of the run under way; null: there is none. */
  step: Nullable(Type.Enum(['waiting', 'reading', 'checking', 'storing'] as const)),
  /** The times of the next run, of the last one, and of the last one that took a value. */
  nextAt: Nullable(Instant),
  lastAt: Nullable(Instant),
  takenAt: Nullable(Instant),
  createdBy: Type.String(),
  changedBy: Type.String(),
  /** The name of the reviewer by whose grant sound values count as approved at once. */
  grantedBy: Nullable(Type.String()),
  /** Whether the reviewers were asked for it. */
  grantAsked: Type.Boolean(),
  /** Whether the caller may give, or take back, this grant. */
  mayGrant: Type.Boolean(),
})
export const Collectors = Type.Object({ collectors: Type.Array(Collector), mayChange: Type.Boolean() })
export const CollectorId = Type.Object({ id: Type.String() })

export type CollectorDraft = Static<typeof CollectorDraft>
export type SampleAsked = Static<typeof SampleAsked>
export type SampleShown = Static<typeof SampleShown>
export type RunCounts = Static<typeof RunCounts>
export type RunOutcome = (typeof runOutcomes)[number]
export type CollectorRunBody = Static<typeof CollectorRunBody>
export type CollectorRun = Static<typeof CollectorRun>
export type CollectorRuns = Static<typeof CollectorRuns>
export type Collector = Static<typeof Collector>
export type Collectors = Static<typeof Collectors>
