import Type from 'typebox'
import { Ids, many, maybe, Name, record, Remarks } from './record-fields.ts'
import { DateText, Id, Nullable, ProgramText, RegionCode, ReviewLevel } from './scalars.ts'
import { FigureSource } from './sources.ts'

const version = { version: Type.Integer({ minimum: 1 }), text: ProgramText({ maxLength: 2000 }) }

const RegionReporters = many(record({ region: RegionCode, organisation: Id }))

/** An indicator as the catalogue keeps it; its fields are explained at `Indicator` (metrics/catalogue). */
export const IndicatorRecord = record({
  id: Id,
  name: Name,
  unit: ProgramText({ maxLength: 40 }),
  decimals: Type.Integer({ minimum: 0, maximum: 8 }),
  direction: Type.Enum(['higher', 'lower'] as const),
  frequency: Type.Enum(['A', 'S', 'Q', 'M', 'W', 'D'] as const),
  accumulation: Type.Enum(['level', 'year-to-date', 'increment'] as const),
  januaryMerged: maybe(Type.Boolean()),
  countingRule: maybe(
    record({
      ...version,
      from: maybe(DateText),
      earlier: maybe(many(record(version))),
    }),
  ),
  reportDays: Nullable(Type.Integer({ minimum: 0, maximum: 400 })),
  releaseMonths: maybe(Type.Integer({ minimum: 1, maximum: 36 })),
  earlier: maybe(
    many(
      record({
        until: DateText,
        reportDays: Nullable(Type.Integer({ minimum: 0, maximum: 400 })),
        releaseMonths: maybe(Type.Integer({ minimum: 1, maximum: 36 })),
      }),
    ),
  ),
  lockDays: maybe(Type.Integer({ minimum: 0, maximum: 400 })),
  owedFrom: maybe(DateText),
  collected: maybe(record({ from: DateText, to: maybe(DateText) })),
  ...{ reporter: Type.Union([Id, Type.Literal('')]), reporterAssumed: Type.Boolean() },
  reporters: maybe(RegionReporters),
  earlierReporters: maybe(many(record({ until: DateText, reporter: Id, reporters: maybe(RegionReporters) }))),
  reviewLevels: maybe(Type.Array(ReviewLevel, { minItems: 1, maxItems: 3, uniqueItems: true })),
  regions: Type.Array(RegionCode, { maxItems: 4000 }),
  ceiling: maybe(Type.Number()),
  negative: maybe(Type.Boolean()),
  overRegions: maybe(Type.Enum(['sum', 'quotient', 'none'] as const)),
  madeOf: maybe(
    record({
      zones: maybe(Type.Literal(true)),
      own: maybe(Type.Literal(true)),
      complete: maybe(Type.Literal(true)),
    }),
  ),
  parts: maybe(Ids),
  ownPeriod: maybe(Id),
  growthOf: maybe(Id),
  formula: maybe(record({ kind: Type.Enum(['quotient', 'sum', 'difference', 'growth'] as const), of: Ids })),
  source: maybe(FigureSource),
  preferred: maybe(Id),
  schemeAssumed: Type.Boolean(),
  remarks: maybe(Remarks),
})
