import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { FilingExpected } from '#metrics/imports/filled-filing.ts'
import { typedText } from '#metrics/imports/filing-sheet.ts'
import type { FilingCellKnown, TypedInput } from '#metrics/imports/filled-row.ts'
import { owedBy, parseFilingId, type OwedCell } from '#metrics/reporting/owed-cells.ts'
import type { AbsenceReason } from '#metrics/series/observation.ts'
import { isOnDesk, type CellState, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import type { Actor } from '../../../access/actor.ts'
import { installationOf } from '../../../db/ledger/installation.ts'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import { readClosedPeriods } from '../../../db/ledger/closed-periods.ts'
import { AppError } from '../../../errors.ts'
import type { View } from '../../../judging/view.ts'
import { figureTransitions } from '../../../workflow/figure-guards.ts'

/** A filing against which an upload is checked. */
export interface FilingAsked {
  readonly id: string
  readonly period: string
  /** The cells by the keys of their series. */
  readonly cells: ReadonlyMap<string, AskedCell>
  readonly expected: FilingExpected
}

export interface AskedCell extends OwedCell {
  readonly known: FilingCellKnown
  /** The newest revision that was not withdrawn, drafts included. */
  readonly current: ObservationRow | undefined
}

/** The cells of a filing, and which of them a template of the actor may change now. @throws AppError organisation-not-allowed, not-found */
export async function filingAsked(
  { reader, index, at }: Omit<View, 'asOf'>,
  actor: Actor,
  id: string,
): Promise<FilingAsked> {
  const { organisation, period } = parseFilingId(id) ?? { organisation: '', period: '' }
  if (!actor.organisations.includes(organisation))
    throw new AppError('organisation-not-allowed', `填报单 ${id} 不属于您的单位。`)
  const owed = owedBy(index, { organisation, regions: actor.regions }, at).find(
    ({ periodText }) => periodText === period,
  )
  if (!owed) throw new AppError('not-found', `没有填报单 ${id}：这一期不需填报，或尚未结束。`)
  const names = owed.cells.map(({ indicator, region }) => ({ indicator: indicator.id, region, period }))
  const revisionsOf = await revisionsOfCells(reader, names)
  const closed = (await readClosedPeriods(reader)).isClosedFor(period, organisation)
  const cells = new Map(
    owed.cells.map((cell) => {
      const name = { indicator: cell.indicator.id, region: cell.region }
      const rows = revisionsOf({ ...name, period })
      return [seriesKey(name), askedCell(index, actor, cell, rows, { period, closed })]
    }),
  )
  return {
    ...{ id, period, cells },
    expected: {
      installation: await installationOf(reader),
      filing: id,
      organisationName: nameOfOrganisation(index, organisation),
      period,
      cells: [...cells.values()].map((cell) => cell.known),
      others: othersOf(index, organisation, period, at, cells),
    },
  }
}

/** The regions of the cells that the organisation owes beside these, by the keys of their series. */
function othersOf(
  index: CatalogueIndex,
  organisation: string,
  period: string,
  at: string,
  own: ReadonlyMap<string, unknown>,
): Readonly<Record<string, string>> {
  const all = owedBy(index, { organisation, regions: [...index.regions.keys()] }, at)
  const cells = all.find(({ periodText }) => periodText === period)?.cells ?? []
  return Object.fromEntries(
    cells
      .map(({ indicator, region }) => [seriesKey({ indicator: indicator.id, region }), region] as const)
      .filter(([key]) => !own.has(key))
      .map(([key, region]) => [key, index.regions.get(region)?.name ?? region]),
  )
}

function askedCell(
  index: CatalogueIndex,
  actor: Actor,
  cell: OwedCell,
  rows: readonly ObservationRow[],
  { period, closed }: { readonly period: string; readonly closed: boolean },
): AskedCell {
  const { indicator, region } = cell
  const name = { indicator: indicator.id, region }
  const current = rows.findLast(({ state }) => state !== 'withdrawn')
  const state = (current?.state ?? 'empty') as CellState
  const handedIn = rows.findLast((row) => !isOnDesk(row.state as WorkflowState))
  const inReview = handedIn?.state === 'in-review'
  const facts = {
    ...{ ...name, period, closed },
    author: current?.actor,
    decided: current?.decidedSequence != null,
    inReview,
  }
  const open = figureTransitions(index, actor, state, facts).includes('submit')
  return {
    ...cell,
    current,
    known: {
      key: seriesKey(name),
      name: indicator.name,
      regionName: index.regions.get(region)?.name ?? region,
      unit: indicator.unit,
      locked: open ? '' : lockedWords(state, facts),
      standing: current?.revision ?? 0,
      shown: Object.fromEntries(rows.map((row) => [row.revision, typedInput(row)])),
    },
  }
}

function lockedWords(
  state: CellState,
  { closed, decided }: { readonly closed: boolean; readonly decided: boolean },
): string {
  if (closed) return '本期已关账，不再收数'
  if (state === 'submitted' && decided) return '审核已撤销：要改请在填报表上点“更正”，写明原因'
  if (state === 'submitted') return '已提交，等待审核：要改请先在填报表上点“撤回”'
  if (state === 'in-review') return '正在逐级审核：要改请审核员退回'
  if (state === 'cleared' || state === 'approved') return '已审核：要改请在填报表上点“更正”，写明原因'
  return '这一格现在不由您填报'
}

/** The value of a revision as a person types it. */
export function typedInput(row: ObservationRow | undefined): TypedInput {
  if (!row) return { text: '', reason: null, note: '' }
  const reason = row.value === null ? (row.reason as AbsenceReason | null) : null
  return { text: typedText(row), reason, note: row.note ?? '' }
}
