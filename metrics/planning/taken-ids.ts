import type { Catalogue, Citation } from '../catalogue/catalogue.ts'
import type { PlanRecords } from './join-plan.ts'
import type { DraftTable, PlanFault } from './plan-draft.ts'

type Stating = Pick<Catalogue, 'indicators' | 'targets' | 'milestones' | 'boards'>

/**
 * The faults of rows whose ids belong to another plan: published, they would replace that plan's records. Several plans may have targets
 * on one indicator, provided it is the same. Rule Z-3.
 */
export function takenIds(
  document: string,
  standing: Stating,
  { indicators, targets, milestones, boards }: Pick<PlanRecords, keyof Stating>,
): PlanFault[] {
  const isOthers = ({ citations }: { readonly citations: readonly Citation[] }) =>
    !citations.some((citation) => citation.document === document)
  const othersTargets = standing.targets.filter(isOthers)
  const measuring = new Set(othersTargets.map(({ indicator }) => indicator))
  const measured = new Map(indicators.map((one) => [one.id, one]))
  const otherwise = standing.indicators.filter(({ id, name, unit }) => {
    const own = measured.get(id)
    return own !== undefined && measuring.has(id) && (own.name !== name || own.unit !== unit)
  })
  const scopes = new Map(boards.map(({ id, scope }) => [id, scope]))
  const rowOf = (indicator: string) => targets.findIndex((target) => target.indicator === indicator)
  return [
    ...otherwise.map(({ id, name }) => fault('targets', rowOf(id), 'slug', id, name)),
    ...among(othersTargets, targets).map(([row, { id, name }]) => fault('targets', row, 'slug', id, name)),
    ...among(standing.milestones.filter(isOthers), milestones).map(([row, { id, name }]) =>
      fault('milestones', row, 'id', id, name),
    ),
    ...among(
      standing.boards.filter(({ id, scope }) => scopes.get(id) !== scope),
      boards,
    ).map(([row, { id, title }]) => fault('boards', row, 'id', id, title)),
  ]
}

function among<T extends { readonly id: string }>(
  standing: readonly T[],
  own: readonly { readonly id: string }[],
): [row: number, record: T][] {
  const known = new Map(standing.map((record) => [record.id, record]))
  return own.flatMap(({ id }, row) => {
    const record = known.get(id)
    return record === undefined ? [] : [[row, record]]
  })
}

function fault(table: DraftTable, row: number, field: string, id: string, name: string): PlanFault {
  const detail = `编号 ${id} 已由别的计划的“${name}”使用，请改编号，或留空由程序编号。`
  return { table, row, field, detail }
}
