import { amend } from '../catalogue/changes/amendments.ts'
import type { Amendment, Catalogue, Citation, Region, TargetRecord } from '../catalogue/catalogue.ts'
import { principalOf } from '../catalogue/changes/preferred-sources.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { draftCells } from './cells/draft-cells.ts'
import { sharedActSpellings } from './cells/words-read.ts'
import { wholeText, type PlanDraft, type PlanFault } from './plan-draft.ts'

/** A target of another plan that the draft cites, and the changes that it makes to it. */
export interface SharedTarget {
  readonly target: string
  readonly citation: Citation
  readonly amendment?: Omit<Amendment, 'document' | 'clause'>
  /** The row of the draft. */
  readonly row: number
}

/** The targets of other plans that the draft cites, adjusts or withdraws, by id or by name. */
export function sharedTargets(
  draft: PlanDraft,
  { targets }: Catalogue,
  clauses: readonly { readonly path: string }[],
  faults: PlanFault[],
): SharedTarget[] {
  return draft.shared.flatMap((row, at) => {
    const cells = draftCells('shared', at, faults)
    const written = cells.required('target', row.target, '已有的目标')
    const found = targets.find(({ id, name }) => id === written || name === written)
    if (!found && written !== '') cells.fault('target', `别的计划里没有目标“${written}”。`)
    const clause = cells.text(row.clause) ?? wholeText
    if (!clauses.some(({ path }) => path === clause))
      cells.fault('clause', `条款表里没有“${clause}”，请改条款号，或在条款表加一行。`)
    const act = cells.word('act', row.act, sharedActSpellings) ?? 'cited'
    const value = cells.figure('value', row.value)
    const high = cells.figure('high', row.high)
    const due = cells.day('due', row.due, 'due')
    const told = {
      ...(value === undefined ? {} : { value }),
      ...(high === undefined ? {} : { high }),
      ...(due === undefined ? {} : { due }),
    }
    const isTold = Object.keys(told).length > 0
    if (act === 'adjusted' && !isTold) cells.fault('value', '调整目标请填新的目标值，或新的完成期限。')
    if (act !== 'adjusted' && isTold)
      cells.fault('act', '填了新的目标值或期限，请在“处理”填“调整”；只引用或撤销的，请把它们留空。')
    const said = [...(cells.text(row.says) === undefined ? [] : [row.says!]), ...(row.remarks ?? [])]
    const entry = cells.text(row.entry)
    if (!found) return []
    return [
      {
        target: found.id,
        citation: {
          document: '',
          clause,
          ...(entry === undefined ? {} : { entry }),
          ...(said.length === 0 ? {} : { remark: said.join('；') }),
        },
        ...(act === 'cited' ? {} : { amendment: { act, ...told } }),
        row: at,
      },
    ]
  })
}

/** Targets that other documents state too keep the citations and amendments of those. */
export function citedByOthers(
  targets: readonly TargetRecord[],
  others: readonly TargetRecord[],
): TargetRecord[] {
  const stated = new Map(others.map((other) => [other.id, other]))
  return targets.map((target) => {
    const { citations = [], amendments = [] } = stated.get(target.id) ?? {}
    return { ...amend(target, amendments), citations: [...target.citations, ...citations] }
  })
}

/** Targets of other plans with this plan's citations and amendments; those that it no longer cites lose them. */
export function citing(
  targets: readonly TargetRecord[],
  shared: readonly SharedTarget[],
  document: string,
): TargetRecord[] {
  return targets.flatMap((target) => {
    const own = shared.filter((one) => one.target === target.id)
    const others = target.citations.filter((one) => one.document !== document)
    if (own.length === 0 && (others.length === target.citations.length || others.length === 0)) return []
    const amendments = own.flatMap(({ amendment, citation: { clause } }) =>
      amendment ? [{ document, clause, ...amendment }] : [],
    )
    const before = (target.amendments ?? []).filter((one) => one.document !== document)
    return [
      {
        ...amend(target, [...before, ...amendments]),
        citations: [...others, ...own.map(({ citation }) => ({ ...citation, document }))],
      },
    ]
  })
}

/**
 * The indicators of the draft, and those of other plans on which it hands targets down (分解): each is also collected in the regions of its
 * targets that lie below a region in which it is collected. Rule Z-2.
 */
export function collectedWhereHanded(
  own: readonly Indicator[],
  targets: readonly TargetRecord[],
  before: Pick<Catalogue, 'indicators' | 'targets'>,
  regions: ReadonlyMap<string, Region>,
): Indicator[] {
  const below = (code: string | undefined, above: readonly string[]): boolean =>
    code !== undefined && (above.includes(code) || below(regions.get(code)?.parent, above))
  const collected = (indicator: Indicator, among: readonly TargetRecord[]): Indicator => {
    const handed = among
      .filter(
        (target) => target.indicator === principalOf(indicator) && below(target.region, indicator.regions),
      )
      .map(({ region }) => region)
      .filter((region) => !indicator.regions.includes(region))
    return handed.length === 0
      ? indicator
      : { ...indicator, regions: [...indicator.regions, ...new Set(handed)] }
  }
  const known = new Set(own.map(({ id }) => id))
  const others = before.indicators.filter(({ id }) => !known.has(id))
  return [
    ...own.map((indicator) => collected(indicator, before.targets)),
    ...others.flatMap((indicator) => {
      const next = collected(indicator, targets)
      return next === indicator ? [] : next
    }),
  ]
}

/**
 * The draft with ids in place of the names of other plans' indicators. A name that several have means the one of the plan's region; where
 * that does not settle it, the name stays.
 */
export function withMeasuredNamed(draft: PlanDraft, measured: readonly Indicator[], home: string): PlanDraft {
  const plain = (text: string) => text.normalize('NFKC').trim()
  const idNamed = (written: string): string => {
    if (measured.some(({ id }) => id === written.trim())) return written
    const called = measured.filter(({ name }) => plain(name) === plain(written))
    const here = called.filter(({ regions }) => regions.includes(home))
    const [found, another] = here.length > 0 ? here : called
    return found && !another ? found.id : written
  }
  const targets = draft.targets.map((row) =>
    row.indicator?.trim() ? { ...row, indicator: idNamed(row.indicator) } : row,
  )
  return { ...draft, targets }
}

/** Adds a fault for each row that names an indicator which no other plan has, or gives another unit than the indicator's. */
export function findUnfitIndicators(
  { targets }: PlanDraft,
  { indicators }: Pick<Catalogue, 'indicators'>,
  faults: PlanFault[],
): void {
  const standing = new Map(indicators.map((one) => [one.id, one]))
  for (const [at, { indicator = '', unit = '' }] of targets.entries()) {
    const cells = draftCells('targets', at, faults)
    const written = cells.text(indicator)
    const found = standing.get(written ?? '')
    if (written !== undefined && !found)
      cells.fault('indicator', `别的计划里没有指标“${written}”，请填已有指标的名称或编号，或留空作为新指标。`)
    if (found && found.unit !== unit.normalize('NFKC').trim())
      cells.fault('unit', `“${found.name}”按“${found.unit}”报数，请把目标值换算成“${found.unit}”。`)
  }
}

/**
 * The draft's targets, row by row. A target that is an organisation's part names its whole: a row of the draft by its name, otherwise a
 * target of another plan. Rule H-7.
 */
export function withWholes(
  targets: readonly TargetRecord[],
  draft: PlanDraft,
  others: readonly TargetRecord[],
  faults: PlanFault[],
): TargetRecord[] {
  const written = draft.targets.map(({ partOf }, row) => draftCells('targets', row, faults).text(partOf))
  const wholes = targets.filter((_, row) => written[row] === undefined)
  return targets.map((target, row) => {
    const called = written[row]
    if (called === undefined) return target
    const isCalled = ({ id, name }: TargetRecord) => id === called || name === called
    const whole = wholes.find((one) => isCalled(one) && one.region === target.region) ?? others.find(isCalled)
    if (whole) return { ...target, partOf: whole.id }
    const fault = `目标表和别的计划里都没有“${called}”，请填被分解的目标的名称。`
    draftCells('targets', row, faults).fault('partOf', fault)
    return target
  })
}
