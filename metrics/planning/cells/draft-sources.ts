import type { TargetRecord } from '../../catalogue/catalogue.ts'
import { principalOf } from '../../catalogue/changes/preferred-sources.ts'
import type { FigureSource, Indicator } from '../../catalogue/indicator.ts'
import { decimalsOfUnit } from '../../policy/commitment.ts'
import type { DraftPlace } from '../draft-place.ts'
import type { PlanDraft, SourceDraft } from '../plan-draft.ts'
import { draftCells, type DraftCells } from './draft-cells.ts'

/** The indicators of a draft with their sources, and the id of the other source that each row makes. */
export interface DraftedSources {
  readonly indicators: readonly Indicator[]
  readonly ids: readonly (string | undefined)[]
}

type SourcesPlace = Pick<DraftPlace, 'organisations' | 'measured' | 'free' | 'faults'>

/**
 * The indicators with what the draft says of their sources (数据来源): a row without 录入单位 is about the figures that the target's reporter
 * reports, any other makes an indicator beside it. Unreadable cells are faults. Rule A-7.
 */
export function withSources(
  indicators: readonly Indicator[],
  { targets, sources }: Pick<PlanDraft, 'targets' | 'sources'>,
  targetOfRow: readonly Pick<TargetRecord, 'indicator'>[],
  place: SourcesPlace,
): DraftedSources {
  const own = new Map(indicators.map((one) => [one.id, one]))
  const others: Indicator[] = []
  const [reported, preferred] = [new Set<string>(), new Set<string>()]
  const ids = sources.map((row, at) => {
    const cells = draftCells('sources', at, place.faults)
    const judged = own.get(targetOfRow[rowNamed(row, targets, cells)]?.indicator ?? '')
    const source = sourceOf(row, cells)
    const reporter = reporterOf(row, cells, place)
    const isPreferred = cells.mark('preferred', row.preferred) === true
    if (!judged) return undefined
    if (isPreferred && preferred.has(judged.id))
      cells.fault('preferred', `“${judged.name}”只能采用一个来源，请把其余的留空。`)
    if (isPreferred) preferred.add(judged.id)
    if (reporter === undefined) {
      if (reported.has(judged.id))
        cells.fault('reporter', `“${judged.name}”已有一行是填报单位报的数，另一来源请填由谁录入。`)
      reported.add(judged.id)
      own.set(judged.id, { ...judged, source })
      return undefined
    }
    const other = besides(judged, row, { source, reporter, cells, place })
    if (isPreferred && other.unit !== judged.unit)
      cells.fault('preferred', `采用的来源要和目标一样按“${judged.unit}”计。`)
    if (isPreferred) own.set(judged.id, { ...judged, preferred: other.id })
    others.push(other)
    return other.id
  })
  return { indicators: [...own.values(), ...others], ids }
}

/** The first row of targets that a row of sources names; -1 where there is none. */
function rowNamed(row: SourceDraft, targets: PlanDraft['targets'], cells: DraftCells): number {
  const name = cells.required('target', row.target, '目标')
  const found = targets.findIndex((target) => target.name?.trim() === name)
  if (found < 0 && name !== '') cells.fault('target', `目标表里没有“${name}”，请改成其中一行的名称。`)
  if (cells.text(targets[found]?.indicator) === undefined) return found
  cells.fault('target', `“${name}”并入了别的计划的指标，来源请在那份计划里填。`)
  return -1
}

function sourceOf(row: SourceDraft, cells: DraftCells): FigureSource {
  const producer = cells.required('producer', row.producer, '来源')
  const version = cells.day('version', row.version, 'due')
  const [method, limits] = [cells.text(row.method), cells.text(row.limits)]
  return {
    producer,
    ...(version !== undefined && { version }),
    ...(method !== undefined && { method }),
    ...(limits !== undefined && { limits }),
  }
}

/** The id of who enters another source's figures; undefined where the row is about what the target's reporter reports. */
function reporterOf(
  row: SourceDraft,
  cells: DraftCells,
  { organisations }: SourcesPlace,
): string | undefined {
  const written = cells.text(row.reporter)
  if (written === undefined) {
    for (const field of ['reportDays', 'unit', 'decimals'] as const)
      if (cells.text(row[field]) !== undefined)
        cells.fault(field, '填报单位报的数随目标表，请把这一格留空；是另一来源的，请填由谁录入。')
    return undefined
  }
  const found = organisations.find(({ name, aliases }) => name === written || aliases.includes(written))
  if (!found) cells.fault('reporter', `单位表里没有“${written}”，请改名称，或在单位表加一行。`)
  return found?.id ?? ''
}

/** The indicator of another source, which is like the judged one but for who reports it, in which scale and by when. */
function besides(
  judged: Indicator,
  row: SourceDraft,
  {
    source,
    reporter,
    cells,
    place: { measured, free },
  }: { source: FigureSource; reporter: string; cells: DraftCells; place: SourcesPlace },
): Indicator {
  // An indicator of a draft has no links to others but its formula and its sources.
  const { countingRule: _, formula: __, preferred: ___, remarks: ____, ...reported } = judged
  const { reporters: _____, earlierReporters: ______, ...alike } = reported
  const id = cells.id('id', row.id) ?? free(`${judged.id}-source`)
  const taken = measured.find((one) => one.id === id && principalOf(one) !== judged.id)
  if (taken) cells.fault('id', `编号 ${id} 已由“${taken.name}”使用，请改编号，或留空由程序编号。`)
  const unit = cells.text(row.unit)?.normalize('NFKC') ?? judged.unit
  const decimals = unit === judged.unit ? judged.decimals : decimalsOfUnit(unit)
  return {
    ...alike,
    id,
    name: `${judged.name}（${source.producer}）`,
    unit,
    decimals: cells.whole('decimals', row.decimals, 8) ?? decimals,
    reportDays: cells.whole('reportDays', row.reportDays, 60) ?? null,
    reporter,
    ...{ reporterAssumed: false, schemeAssumed: false },
    source: { besides: judged.id, ...source },
  }
}
