import { and, eq, isNotNull } from 'drizzle-orm'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { judgedFieldText, judgedFieldTitles } from '#metrics/wording/judging/judged-fields.ts'
import { AppError } from '../../errors.ts'
import { recordKey, recordVersions, withdrawn } from './catalogue-records.ts'
import type { CatalogueRecord } from './catalogue-records.ts'
import type { Reader } from '../store.ts'

/** The fields that decide the meaning of an indicator's values. */
const meanings = {
  indicator: ['unit', 'accumulation', 'frequency'],
  target: ['basis'],
} as const satisfies {
  indicator: readonly (keyof Indicator)[]
  target: readonly (keyof TargetRecord)[]
}

type MeantKind = keyof typeof meanings
/** A record of either kind. */
type Body = Pick<Indicator, 'name'> &
  Partial<Omit<Indicator, 'name'> & Omit<TargetRecord, 'name' | 'remarks'>>

/** A change that would give values another meaning: of which record and which field, and how to do it instead. */
export interface ChangeUnderValues {
  readonly kind: MeantKind
  readonly id: string
  readonly field: (typeof meanings)[MeantKind][number] | 'formula'
  readonly detail: string
}

/**
 * The changes of an indicator's unit, accumulation or frequency, or of the basis of a target on it, while the indicator has values: 座 read
 * as 百座 would make each of them wrong. An indicator with values cannot become computed. A record that returns is compared with the
 * version before its withdrawal. Rule U-5.
 */
export async function changesUnderValues(
  reader: Reader,
  records: readonly CatalogueRecord[],
): Promise<ChangeUnderValues[]> {
  const meant = records.filter(({ kind, body }) => kind in meanings && body !== withdrawn)
  if (meant.length === 0) return []
  const versions = (await recordVersions(reader)).filter(({ body }) => body !== withdrawn)
  const standing = new Map(versions.map((row) => [recordKey(row), row.body]))
  const found: ChangeUnderValues[] = []
  for (const record of meant) {
    const body = standing.get(recordKey(record))
    if (body === undefined) continue
    const kind = record.kind as MeantKind
    const [before, after] = [JSON.parse(body) as Body, JSON.parse(record.body) as Body]
    const changed = [
      ...(kind === 'indicator' && becomesComputed(before, after) ? (['formula'] as const) : []),
      ...(before.indicator === after.indicator
        ? meanings[kind].filter((field) => before[field] !== after[field])
        : []),
    ]
    const region = kind === 'target' ? String(before.region) : undefined
    const indicator = kind === 'target' ? String(before.indicator) : record.id
    if (changed.length === 0 || !(await hasValues(reader, indicator, region))) continue
    const { id } = record
    found.push(...changed.map((field) => ({ kind, id, field, detail: mendingOf(field, before, after) })))
  }
  return found
}

/** Refuses a change that would give values another meaning. @throws AppError indicator-has-values */
export async function refuseChangeUnderValues(
  reader: Reader,
  records: readonly CatalogueRecord[],
): Promise<void> {
  const [first] = await changesUnderValues(reader, records)
  if (first) throw new AppError('indicator-has-values', first.detail)
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

/** Why a field does not change under values, and how to go on. */
function mendingOf(field: ChangeUnderValues['field'], before: Body, after: Body): string {
  const mend = '要改，请另立一项，按新的写法重新报送：在计划草稿里清空这一行的“编号”（勾“显示全部”各栏）。'
  if (field === 'formula')
    return `“${before.name}”已有填报的数值，不能改由公式算出：已有的数会看不到。${mend}`
  const text = (body: Body) => judgedFieldText(body, field, { document: String, indicator: String })
  const change = `${judgedFieldTitles[field]}不能由“${text(before)}”改为“${text(after)}”`
  return `“${before.name}”已有数值，${change}：已有的数会变成别的数。${mend}`
}
