import type { Indicator, RegionReporter, TotalParts } from '../../catalogue/indicator.ts'
import type { DraftPlace } from '../draft-place.ts'
import type { TargetDraft } from '../plan-draft.ts'
import type { DraftCells } from './draft-cells.ts'
import type { FindIndicator } from './read-formula.ts'
import { madeOfSpellings, overRegionsSpellings } from './words-read.ts'

/** What a row says of its indicator besides what it is and when it is reported. */
export type IndicatorCells = Partial<
  Pick<
    Indicator,
    'reporters' | 'januaryMerged' | 'negative' | 'overRegions' | 'madeOf' | 'parts' | 'ownPeriod' | 'growthOf'
  >
>

/** Reads the cells of a row about how its indicator is counted and made up; unreadable ones are faults. */
export function indicatorCells(
  row: TargetDraft,
  cells: DraftCells,
  find: FindIndicator,
  place: Pick<DraftPlace, 'regions' | 'organisations'>,
): IndicatorCells {
  const january = cells.mark('januaryMerged', row.januaryMerged)
  const negative = cells.mark('negative', row.negative)
  const overRegions = cells.word('overRegions', row.overRegions, overRegionsSpellings)
  const madeOf = cells.word('madeOf', row.madeOf, madeOfSpellings)
  const named = (field: 'sumOf' | 'ownPeriod' | 'growthOf', written: string): string[] => {
    const found = find(written)
    if (found === undefined)
      cells.fault(field, `“${written}”不是目标表里的名称，也不是已有指标，请改成列出的名称。`)
    return found === undefined ? [] : [found]
  }
  const one = (field: 'ownPeriod' | 'growthOf') => {
    const written = cells.text(row[field])
    const [id] = written === undefined ? [] : named(field, written)
    return id !== undefined && { [field]: id }
  }
  const parts = (row.sumOf ?? []).flatMap((written) => named('sumOf', written))
  const reporters = (row.reporters ?? []).flatMap((line) => regionReporterOn(line, cells, place))
  return {
    ...(reporters.length > 0 && { reporters }),
    ...(january && { januaryMerged: true }),
    ...(negative !== undefined && { negative }),
    ...(overRegions && { overRegions }),
    ...(madeOf && madeOf !== 'counties' && { madeOf: totalPartsOf(madeOf) }),
    ...(parts.length > 0 && { parts }),
    ...one('ownPeriod'),
    ...one('growthOf'),
  }
}

/** Reads who reports in a region: 远安县：远安县科经局. */
function regionReporterOn(
  line: string,
  cells: DraftCells,
  { regions, organisations }: Pick<DraftPlace, 'regions' | 'organisations'>,
): RegionReporter[] {
  const written = line.trim()
  if (written === '') return []
  const [named = '', who = ''] = written.split(/[：:]/, 2).map((part) => part.trim())
  const region = regions.find(named)
  const organisation = organisations.find(({ name, aliases }) => name === who || aliases.includes(who))?.id
  if (region !== undefined && organisation !== undefined) return [{ region, organisation }]
  const what = region === undefined ? `地区表里没有“${named}”` : `单位表里没有“${who}”`
  cells.fault('reporters', `${what}，请一条一行写成 地区：填报单位，两边都用表里的名称。`)
  return []
}

/** The parts of a total that a word names. */
export function totalPartsOf(word: keyof typeof madeOfSpellings): TotalParts {
  const named: ReadonlySet<string> = new Set(word.split(' '))
  return {
    ...(named.has('zones') && { zones: true }),
    ...(named.has('own') && { own: true }),
    ...(named.has('complete') && { complete: true }),
  }
}

/** The word for the parts of a total. */
export function madeOfText({ zones, own, complete }: TotalParts = {}): string {
  const key = [zones && 'zones', own && 'own', complete && 'complete'].filter(Boolean).join(' ')
  return madeOfSpellings[(key || 'counties') as keyof typeof madeOfSpellings][0]
}
