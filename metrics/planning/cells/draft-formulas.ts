import { reportedUnder } from '../../catalogue/formula.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { isCoarser } from '../../period.ts'
import type { FindIndicator } from './read-formula.ts'
import type { TargetDraft } from '../plan-draft.ts'

/** Finds the indicators that a formula of the draft may name: those of its own rows by name, then others by id, or in the plan's region by name. */
export function indicatorsNamed(
  rows: readonly TargetDraft[],
  idOf: (row: number) => string,
  measured: readonly Indicator[],
  home: string,
): FindIndicator {
  const plain = (name: string) => name.normalize('NFKC').trim()
  const own = new Map(rows.map(({ name = '' }, row) => [plain(name), idOf(row)]))
  const here = measured.filter(({ regions }) => regions.includes(home))
  return (name) => {
    const written = plain(name)
    if (written === '') return undefined
    return (
      own.get(written) ??
      measured.find(({ id }) => id === written)?.id ??
      here.find((one) => plain(one.name) === written)?.id
    )
  }
}

/** Indicators with their deadlines: a computed one is expected when its last component is, unless its row says otherwise. */
export function withDeadlines(
  indicators: readonly Indicator[],
  measured: readonly Indicator[],
  isSaid: (indicator: string) => boolean,
): Indicator[] {
  const all = new Map([...measured, ...indicators].map((one) => [one.id, one]))
  return indicators.map((indicator) => {
    if (!indicator.formula || isSaid(indicator.id)) return indicator
    const components = reportedUnder(all, indicator.id)
      .map((id) => all.get(id))
      .filter((one) => one !== undefined)
    const days = components.flatMap(({ reportDays }) => reportDays ?? [])
    const awaited = components.filter(({ frequency }) => !isCoarser(frequency, indicator.frequency))
    const months = Math.max(0, ...awaited.map(({ releaseMonths = 0 }) => releaseMonths))
    return {
      ...indicator,
      reportDays: days.length === 0 ? null : Math.max(...days),
      ...(months > 0 && { releaseMonths: months }),
    }
  })
}
