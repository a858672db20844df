import Type, { type Static, type TSchema } from 'typebox'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { FormRecords } from '#metrics/planning/tables/records/field.ts'
import {
  Basis,
  Comparator,
  DateText,
  FreeText,
  ProgramText,
  Id,
  Instant,
  Nullable,
  RegionCode,
  Sequence,
} from './scalars.ts'
import { IndicatorRecord } from './indicator-record.ts'
import { PlannedCourse } from './planned-course.ts'
import { Ids, many, maybe, Name, record, Remarks } from './record-fields.ts'
import { ReformRecord } from './reforms.ts'

// The schemas are those of the records in metrics/catalogue, where each field is explained.

const Text = ProgramText({ maxLength: 500 })
const Exact = Type.String({ pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,20})?$', description: 'an exact decimal' })

const Citation = record({ document: Id, clause: Text, entry: maybe(Text), remark: maybe(Text) })
const Clause = record({
  key: Text,
  path: Text,
  title: Text,
  lead: Ids,
  support: Ids,
  joint: Ids,
  leadMode: Text,
  leadDefault: maybe(Id),
  leadAssumed: Type.Boolean(),
  remarks: Remarks,
})
const Duty = record({
  id: Id,
  kind: Text,
  name: Name,
  clause: Text,
  due: maybe(Text),
  recipients: Ids,
  reporters: Ids,
  remarks: Remarks,
})
const DocumentRecord = record({
  id: Id,
  kind: Type.Enum(['policy', 'announcement'] as const),
  code: maybe(Text),
  title: Name,
  shortTitle: Name,
  number: maybe(Text),
  issuers: many(Name),
  signed: maybe(DateText),
  region: RegionCode,
  horizon: Text,
  leadRule: Text,
  clauses: many(Clause),
  duties: many(Duty),
  remarks: Remarks,
})

const adjustable = { high: maybe(Exact), due: maybe(DateText) }
const Target = record({
  id: Id,
  indicator: Id,
  name: Name,
  region: RegionCode,
  basis: Basis,
  comparator: Comparator,
  value: Exact,
  ...adjustable,
  start: DateText,
  plan: maybe(PlannedCourse),
  baseline: maybe(Exact),
  denominator: maybe(Text),
  citations: many(Citation),
  kind: Type.Enum(['enumerated', 'hard', 'soft', 'explicit', 'implied'] as const),
  spanAssumed: Type.Boolean(),
  organisations: Ids,
  leadAssumed: Type.Boolean(),
  softeners: many(Text),
  partOf: maybe(Id),
  amendments: maybe(
    many(
      record({
        document: Id,
        clause: Text,
        act: Type.Enum(['adjusted', 'withdrawn'] as const),
        value: maybe(Exact),
        ...adjustable,
      }),
    ),
  ),
  printed: maybe(record({ value: Exact, ...adjustable })),
  force: maybe(Type.Enum(['binding', 'anticipated'] as const)),
  remarks: Remarks,
})

const Milestone = record({
  id: Id,
  name: Name,
  kind: Text,
  region: RegionCode,
  due: DateText,
  dueAssumed: Type.Boolean(),
  citations: many(Citation),
  organisations: Ids,
  leadAssumed: Type.Boolean(),
  softeners: maybe(many(Text)),
  remarks: Remarks,
})

const Region = record({
  code: RegionCode,
  name: Name,
  level: Type.Enum(['country', 'province', 'city', 'county', 'zone', 'own'] as const),
  parent: maybe(RegionCode),
  byReform: maybe(Type.Literal(true)),
  tile: maybe(record({ column: Type.Integer(), row: Type.Integer() })),
})
const Organisation = record({
  id: Id,
  name: Name,
  aliases: many(Name),
  region: RegionCode,
  collective: Type.Boolean(),
})
const BoardRecord = record({
  id: Id,
  title: Name,
  subtitle: Text,
  scope: Id,
  suggestedAt: maybe(DateText),
  real: Type.Boolean(),
})

/** The schemas of single records of plans, by kind. Light rules, calendars, evaluation schemes and disclosures have routes of their own. */
export const recordSchemas = {
  document: DocumentRecord,
  indicator: IndicatorRecord,
  target: Target,
  milestone: Milestone,
  region: Region,
  organisation: Organisation,
  reform: ReformRecord,
  board: BoardRecord,
} as const

export type PlanRecordKind = keyof typeof recordSchemas

/** The domain's types of the records that the schemas accept. */
type Kept = FormRecords & { readonly reform: Catalogue['reforms'][number] }
export type PlanRecord<Kind extends PlanRecordKind = PlanRecordKind> = Kept[Kind]

const Reason = FreeText({ title: '原因', minLength: 2, maxLength: 500 })
/** `PUT /api/catalogue/<kind>/:id`: the next version of a record. */
export const RecordChange = <T extends TSchema>(schema: T) => record({ record: schema, reason: Reason })
/** `DELETE /api/catalogue/<kind>/:id`: the withdrawal of a record. */
export const RecordWithdrawal = record({ reason: Reason })
/** `POST /api/catalogue/<kind>/:id/lights`: a record on trial; null: its withdrawal. */
export const TrialRecord = <T extends TSchema>(schema: T) => record({ record: Nullable(schema) })
export const RecordVersion = Type.Object({
  sequence: Sequence,
  version: Type.Integer(),
  /** The proposal that waits for a second person; null where none is needed. */
  proposal: Nullable(Id),
})
export type RecordVersion = Static<typeof RecordVersion>

export const CatalogueRecordKind = Type.Enum([
  ...(Object.keys(recordSchemas) as PlanRecordKind[]),
  'light-rule',
  'calendar-year',
  'evaluation-scheme',
  'disclosure',
] as const)

/** `GET /api/catalogue/:kind`: the records of a kind, those that are withdrawn too. */
export const CatalogueRecordList = Type.Object({
  records: Type.Array(
    Type.Object({
      id: Type.String(),
      /** A withdrawn record has the last name that it had. */
      name: Type.String(),
      version: Type.Integer(),
      withdrawn: Type.Boolean(),
    }),
  ),
})
export type CatalogueRecordList = Static<typeof CatalogueRecordList>

const AnyRecord = Type.Object({}, { additionalProperties: true })
/** `GET /api/catalogue/:kind/:id`: a record with its versions; its version is the ETag. */
export const CatalogueRecordView = Type.Object({
  kind: CatalogueRecordKind,
  id: Type.String(),
  version: Type.Integer(),
  /** Null for a withdrawn record. */
  record: Nullable(AnyRecord),
  /** The versions, newest first; `record` is null where the record was withdrawn. */
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      sequence: Sequence,
      at: Instant,
      /** The person who made it, or proposed it, and the one who confirmed it; null where nobody had to. */
      by: Type.String(),
      confirmedBy: Nullable(Type.String()),
      reason: Nullable(Type.String()),
      record: Nullable(AnyRecord),
    }),
  ),
})
export type CatalogueRecordView = Static<typeof CatalogueRecordView>
