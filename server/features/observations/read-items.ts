import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formulaText, isComputed } from '#metrics/catalogue/formula.ts'
import { isEnteredByParts } from '#metrics/checks/share-form.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { reporterOf, type Indicator } from '#metrics/catalogue/indicator.ts'
import { formatPeriod, parsePeriod, periodEnd, type Period } from '#metrics/period.ts'
import { beginsCountingRule } from '#metrics/series/breaks.ts'
import type { ObservationItem } from '../../contract/observations.ts'
import type { RefusalCode } from '../../errors.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { figureGuards } from '../../workflow/figure-guards.ts'
import type { ItemFault } from './item-fault.ts'

/** An item as the checks take it: a value or bound that was not sent is null, any other field absent. */
export interface Entered extends Omit<ObservationItem, 'value' | 'numerator' | 'denominator' | 'bound'> {
  readonly value: string | number | null
  readonly numerator?: string | number
  readonly denominator?: string | number
  readonly bound: 'lower' | null
}

/** An item with its indicator, region and period, which the actor may report. */
export interface ReadItem {
  /** The place of the item in its batch. */
  readonly index: number
  readonly item: Entered
  readonly indicator: Indicator
  readonly region: string
  readonly period: Period
  /** The period in SDMX form. */
  readonly periodText: string
  readonly periodEnd: string
}

/** The organisation that reports the cell of an item. */
export const reporterOfItem = ({ indicator, region, periodText: period }: ReadItem) =>
  reporterOf(indicator, { region, period })

/** Reads the items of a batch by the catalogue, or the first fault of each; the actor may report all cells, or only own ones. */
export async function readItems(
  catalogue: CatalogueIndex,
  actor: Actor,
  items: readonly ObservationItem[],
  cells: 'all' | 'own' = actor.rights.has('publish') ? 'all' : 'own',
): Promise<{ read: ReadItem[]; faults: ItemFault[] }> {
  const read: ReadItem[] = []
  const faults: ItemFault[] = []
  const turn = turnsTaken()
  for (const [index, item] of items.entries()) {
    await turn()
    const result = readItem(catalogue, actor, item, index, cells)
    if ('refusal' in result) faults.push(result)
    else read.push(result)
  }
  return { read, faults }
}

function readItem(
  catalogue: CatalogueIndex,
  actor: Actor,
  item: ObservationItem,
  index: number,
  cells: 'all' | 'own',
): ReadItem | ItemFault {
  const fault = (code: RefusalCode, field: keyof ObservationItem, detail: string): ItemFault => ({
    index,
    field,
    code,
    refusal: code,
    detail,
  })
  const indicator = catalogue.indicators.get(item.indicator)
  if (!indicator) {
    return fault('unknown-indicator', 'indicator', `没有指标“${item.indicator}”：请用目录中的指标编号。`)
  }
  if (isComputed(indicator)) {
    const nameOf = (id: string) => catalogue.indicators.get(id)?.name ?? id
    const formula = formulaText(indicator.formula, nameOf)
    const detail = `“${indicator.name}”由程序按“${formula}”算出，不用填报：请填报这些指标。`
    return fault('computed-indicator', 'indicator', detail)
  }
  const region = catalogue.regions.get(item.region)
  if (!region) return fault('unknown-region', 'region', `没有地区“${item.region}”：请用目录中的地区代码。`)
  const period = parsePeriod(item.period)
  const collected = period ? catalogue.collectedIn(indicator, periodEnd(period)) : indicator.regions
  if (!collected.includes(item.region)) {
    const when =
      catalogue.originsOf(item.region).length > 1 || catalogue.successorsOf(item.region)[0] !== item.region
    const detail = `“${indicator.name}”${when ? '这一期' : ''}不在${region.name}采集。`
    return fault('region-not-collected', 'region', detail)
  }
  const passes = figureGuards(catalogue, actor, { ...item, closed: false })
  // A token with `publish` may report every cell, a reporter the cells of the own organisations and regions.
  if (cells === 'own') {
    if (!passes('organisation')) {
      const name = nameOfOrganisation(catalogue, reporterOf(indicator, item))
      return fault('organisation-not-allowed', 'indicator', `“${indicator.name}”由${name}填报。`)
    }
    if (!passes('region')) {
      return fault('region-not-allowed', 'region', `您没有${region.name}的填报权限，请联系管理员。`)
    }
  }
  if (!period) {
    return fault('bad-period', 'period', `“${item.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  }
  const entered = enteredOf(item)
  if (entered.value !== null && item.reason !== undefined) {
    return fault('bad-item', 'reason', '有数值时不填无数据的原因，请二者取一。')
  }
  if (entered.bound === 'lower' && entered.value === null && !isEnteredByParts(entered)) {
    return fault('bad-item', 'bound', '没有数值时不注“超过”，请填数值，或去掉 bound。')
  }
  if (entered.status === 'M' && (entered.value !== null || isEnteredByParts(entered))) {
    return fault(
      'bad-item',
      'status',
      '状态 M（缺失）的一格不能有数：请改状态，或去掉数值、写明无数据的原因。',
    )
  }
  if (entered.correction === 'final' && entered.status === 'P') {
    return fault('bad-item', 'correction', '终核数不再是初步数：请改选更正原因，或去掉“初步数”。')
  }
  const periodText = formatPeriod(period, 'sdmx')
  const place = { indicator, region: item.region, period, periodText, periodEnd: periodEnd(period) }
  const isBreak = entered.reason === undefined && beginsCountingRule(indicator, period)
  return { index, item: isBreak ? { ...entered, status: 'B' } : entered, ...place }
}

function enteredOf({ value, numerator, denominator, bound, ...item }: ObservationItem): Entered {
  return {
    ...item,
    value: value ?? null,
    ...(numerator == null ? {} : { numerator }),
    ...(denominator == null ? {} : { denominator }),
    bound: bound ?? null,
  }
}
