import { and, eq, isNotNull } from 'drizzle-orm'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { AppError } from '../../errors.ts'
import { recordKey, recordVersions, withdrawn } from './catalogue-records.ts'
import type { CatalogueRecord } from './catalogue-records.ts'
import type { Reader } from '../store.ts'

/** The fields that decide the meaning of an indicator's values, with their names. */
const meanings = {
  indicator: { unit: '计量单位', accumulation: '累计方式', frequency: '报送频率' },
  target: { basis: '评价方式' },
} as const satisfies {
  indicator: Partial<Record<keyof Indicator, string>>
  target: Partial<Record<keyof TargetRecord, string>>
}

type MeantKind = keyof typeof meanings
/** A record of either kind, read by the names of its fields. */
interface Body {
  readonly [field: string]: unknown
  readonly formula?: unknown
  readonly indicator?: string
  readonly region?: string
}

/**
 * Refuses a change of an indicator's unit, accumulation or frequency, or of the basis of a target on it, while the indicator has values: 座
 * read as 百座 would make each of them wrong. An indicator with values cannot become computed. A record that returns is compared with the
 * version before its withdrawal. Rule U-5. @throws AppError indicator-has-values
 */
export async function refuseChangeUnderValues(
  reader: Reader,
  records: readonly CatalogueRecord[],
): Promise<void> {
  const meant = records.filter(({ kind, body }) => kind in meanings && body !== withdrawn)
  if (meant.length === 0) return
  const versions = (await recordVersions(reader)).filter(({ body }) => body !== withdrawn)
  const standing = new Map(versions.map((row) => [recordKey(row), row.body]))
  for (const record of meant) {
    const body = standing.get(recordKey(record))
    if (body === undefined) continue
    const [before, after] = [JSON.parse(body) as Body, JSON.parse(record.body) as Body]
    if (
      record.kind === 'indicator' &&
      becomesComputed(before, after) &&
      (await hasValues(reader, record.id, undefined))
    )
      throw new AppError(
        'indicator-has-values',
        `指标“${record.id}”已有填报的数值，不能改由公式算出：已有的数会看不到。请另立一个编号不同的新指标。`,
      )
    const words = Object.entries(meanings[record.kind as MeantKind])
    const changed = words.filter(([field]) => before[field] !== after[field])
    if (changed.length === 0 || before.indicator !== after.indicator) continue
    const region = record.kind === 'target' ? String(before.region) : undefined
    const indicator = record.kind === 'target' ? String(before.indicator) : record.id
    if (await hasValues(reader, indicator, region)) throw refusal(record, before, after, changed)
  }
}

function becomesComputed(before: Body, after: Body): boolean {
  return before.formula === undefined && after.formula !== undefined
}

async function hasValues(
  { db, tables: { observation } }: Reader,
  indicator: string,
  region: string | undefined,
): Promise<boolean> {
  const ofSeries = and(
    eq(observation.indicator, indicator),
    region === undefined ? undefined : eq(observation.region, region),
    isNotNull(observation.value),
  )
  return (
    (await db.select({ period: observation.period }).from(observation).where(ofSeries).limit(1)).length > 0
  )
}

function refusal(
  { kind, id }: CatalogueRecord,
  before: Body,
  after: Body,
  changed: readonly [string, string][],
): AppError {
  const told = changed.map(
    ([field, word]) => `${word}由“${String(before[field])}”改为“${String(after[field])}”`,
  )
  const mend =
    kind === 'indicator'
      ? '请保留原指标，另立一个编号不同的新指标，按新的写法重新报送。'
      : '请保留原目标，另立一个编号不同的新目标。'
  const what = kind === 'indicator' ? `指标“${id}”已有数值` : `目标“${id}”的指标已有数值`
  return new AppError(
    'indicator-has-values',
    `${what}，不能${told.join('、')}：已有的数会变成别的数。${mend}`,
  )
}
