import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { isEmbargoed } from '#metrics/reporting/embargo.ts'
import { reporterOf, type ReviewLevel } from '#metrics/catalogue/indicator.ts'
import type { ReviewStep } from '#metrics/reporting/review-steps.ts'
import { levelNumberWord } from '#metrics/wording/reporting/review-levels.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import {
  figureTransition,
  figureWorkflow,
  isOnDesk,
  type CellState,
  type FigureGuard,
  type WorkflowState,
} from '#metrics/workflow/figure-workflow.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { Approvals, Decided } from '../../contract/review.ts'
import { decideRevisions, type DecidedRevision } from '../../db/observations/decide-revisions.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { standingApproved } from '../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../deps.ts'
import { AppError, type ItemError, type RefusalCode } from '../../errors.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { enteredBy } from '../../workflow/entered-by.ts'
import { figureGuards, reviewOf } from '../../workflow/figure-guards.ts'
import { endorsementsBy, lastEndorsements } from './queries.ts'

/** A revision to decide on, with a reason for a return or a revocation, and the level to which it is sent back. */
export type RevisionToDecide = Approvals['items'][number] & {
  readonly reason?: string
  readonly to?: ReviewLevel
}

/** The requests of a reviewer, and the actions that each may come to. */
type ReviewRequest = 'approve' | 'return' | 'revoke' | 'take-back'
type Deciding = ReviewRequest | 'endorse' | 'clear' | 'send-back'

/**
 * Approves, returns or revokes revisions, all or nothing, with one ledger entry each; a return or a revocation needs a reason for each
 * revision. Where another level decides after the caller's, an approval is an endorsement, which the caller's level may take back until
 * that one has decided; before the minute of release of its period it clears the revision for that minute. @throws AppError region-not-allowed, own-entry, not-allowed, stale-edit, period-closed, conflict, reason-needed;
 * each names its cells
 */
export async function decideAll(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  request: ReviewRequest,
  decisions: readonly RevisionToDecide[],
): Promise<Decided> {
  const cells = decisions.map((decision) => ({ ...decision, period: canonical(decision.period) }))
  const index = catalogue.current()
  return store.write(async (writer) => {
    const faults: DecisionFault[] = []
    // The map is keyed by sequence, so that a revision which is named twice is decided once.
    const found = new Map<number, DecidedRevision & { readonly action: Deciding }>()
    const revisionsOf = await revisionsOfCells(writer, cells)
    const closed = await writer.closedPeriods()
    const byLevels = cells.filter(({ indicator }) => index.indicators.get(indicator)?.reviewLevels)
    const endorsedLevel = await endorsementsBy(writer, actor.id, byLevels)
    const endorsedLast = request === 'take-back' ? await lastEndorsements(writer, byLevels) : () => undefined
    const turn = turnsTaken()
    for (const [place, decision] of decisions.entries()) {
      await turn()
      const cell = cells[place]!
      const revisions = revisionsOf(cell).filter(({ state }) => !isOnDesk(state as WorkflowState))
      const row = revisions.find(({ revision }) => revision === decision.revision)
      const { indicator, region } = decision
      const { period } = cell
      const known = index.indicators.get(indicator)
      const state = (row?.state ?? 'empty') as CellState
      const facts = {
        ...{
          indicator,
          region,
          period,
          author: row?.actor,
          ...(row && { enteredBy: enteredBy(revisionsOf(cell), row) }),
          state,
          waitsFromLevel: row?.waitsFromLevel ?? null,
        },
        closed: closed.isClosedFor(period, known ? reporterOf(known, cell) : ''),
        newest: row === undefined || row === revisions.at(-1),
        inForce: row === (row?.state === 'cleared' ? revisions.at(-1) : standingApproved(revisions)),
        embargoed: isEmbargoed(index, cell, clock.now()),
        endorsedLevel: endorsedLevel(cell),
        lastEndorsed: endorsedLast(cell),
      }
      const { steps, step: waitsAt } = reviewOf(index, facts)
      const step =
        (request === 'take-back' && steps.find(({ number }) => number === facts.lastEndorsed)) || waitsAt
      const action = actionOf(request, decision, {
        isLast: step === steps.at(-1),
        embargoed: facts.embargoed,
      })
      const transition = figureTransition(action)
      const reason = 'reason' in transition ? (decision.reason?.trim() ?? '') : null
      const to = steps.find(({ level }) => level !== undefined && level === decision.to)
      const obstacles: Obstacle[] = [
        ...obstaclesTo(figureWorkflow, action, state, figureGuards(index, actor, facts)),
      ]
      if (action === 'send-back' && (to === undefined || to.number >= step.number))
        obstacles.push('level-below')
      const fault = faultOf(action, { cell: cellName(index, decision), row, step, index }, obstacles, reason)
      if (fault) faults.push({ ...fault, index: place })
      else if (row && !found.has(row.sequence))
        found.set(row.sequence, { row, reason, action, ...toldOf(action, step, to) })
    }
    if (faults.length > 0) throw refusalOf(request, faults)
    let sequence = 0
    for (const [action, own] of Map.groupBy(found.values(), (one) => one.action))
      sequence = await decideRevisions(writer, actor.id, figureTransition(action), own)
    const count = (wanted: Deciding) => [...found.values()].filter(({ action }) => action === wanted).length
    return { sequence, decided: found.size, endorsed: count('endorse'), cleared: count('clear') }
  })
}

type Obstacle = FigureGuard | 'state'

function actionOf(
  request: ReviewRequest,
  { to }: RevisionToDecide,
  { isLast, embargoed }: { readonly isLast: boolean; readonly embargoed: boolean },
): Deciding {
  if (request === 'approve') return !isLast ? 'endorse' : embargoed ? 'clear' : 'approve'
  return request === 'return' && to !== undefined ? 'send-back' : request
}

/** The level of a decision and the one from which its revision waits after it; neither where the indicator names no levels. Rule W-11. */
function toldOf(
  action: Deciding,
  { number, level }: ReviewStep,
  to: ReviewStep | undefined,
): Pick<DecidedRevision, 'level' | 'waitsFromLevel'> {
  if (level === undefined) return {}
  const waitsFromLevel: Partial<Record<Deciding, number | undefined>> = {
    endorse: number + 1,
    'send-back': to?.number,
    'take-back': number,
    revoke: number,
  }
  return { level: number, waitsFromLevel: waitsFromLevel[action] ?? null }
}

interface DecisionFault extends ItemError {
  readonly code: RefusalCode
}

/** The words for an obstacle, by what was to be decided on. */
type Words = (action: Deciding, subject: Subject) => string

/** A revision to decide on, with the step at which it waits. */
interface Subject {
  readonly cell: string
  readonly row: ObservationRow | undefined
  readonly step: ReviewStep
  readonly index: CatalogueIndex
}

/** The obstacles to a decision, in the order in which they are told. */
const refusals = {
  region: ['region', 'region-not-allowed', () => '您没有这个地区的审核权限'],
  'another-author': ['revision', 'own-entry', (action) => ownEntry(action)],
  newest: ['revision', 'stale-edit', () => '已有更新的一版，请刷新后再审'],
  state: ['revision', 'conflict', (action, { row }) => otherState(action, row)],
  'in-force': ['revision', 'stale-edit', () => '生效的已是另一版，请刷新'],
  level: ['revision', 'not-allowed', (action, subject) => otherLevel(action, subject)],
  'one-level-each': ['revision', 'own-entry', () => '您已在下一级审过这个数，这一级请由他人审核'],
  'last-endorser': ['revision', 'conflict', () => '这个数不能撤回通过：上级已经审过，或不是您这一级通过的'],
  'level-below': ['to', 'conflict', () => '没有可以退回的这一级，请退回填报单位'],
  'open-period': ['period', 'period-closed', () => '这一期已关账，请管理员重新开放后再撤销'],
} as const satisfies Partial<Record<Obstacle, readonly [string, RefusalCode, Words]>>

function ownEntry(action: Deciding): string {
  if (action === 'revoke') return '不能撤销自己填报的数据的审核，请由他人撤销'
  return '不能审核自己填报的数据，请由他人审核'
}

function otherLevel(action: Deciding, { step, index }: Subject): string {
  const region = index.regions.get(step.region)?.name ?? step.region
  const by = `${region}的审核员（${levelNumberWord(step.number)}）`
  return action === 'revoke' ? `这个数要由${by}撤销审核` : `这个数现在由${by}审核`
}

function otherState(action: Deciding, row: ObservationRow | undefined): string {
  if (action === 'revoke') return row ? '这一版没有通过审核，或已被撤销，请刷新' : '没有审核通过的这一版'
  return row ? '这一版已经审核过，请刷新' : '没有待审核的这一版'
}

function faultOf(
  action: Deciding,
  subject: Subject,
  obstacles: readonly Obstacle[],
  reason: string | null,
): Omit<DecisionFault, 'index'> | undefined {
  const told = (Object.keys(refusals) as (keyof typeof refusals)[]).find((each) => obstacles.includes(each))
  if (told !== undefined) {
    const [field, code, words] = refusals[told]
    return { field, code, detail: `${words(action, subject)}：${subject.cell}。` }
  }
  if (reason !== null && !isReason(reason)) {
    const act = action === 'revoke' ? '撤销' : '退回'
    return {
      field: 'reason',
      code: 'reason-needed',
      detail: `请写明${act}原因，至少 ${shortestReason} 个字：${subject.cell}。`,
    }
  }
  return undefined
}

function refusalOf(action: ReviewRequest, faults: readonly DecisionFault[]): AppError {
  const order: readonly RefusalCode[] = [
    'region-not-allowed',
    'own-entry',
    'not-allowed',
    'stale-edit',
    'period-closed',
    'reason-needed',
    'conflict',
  ]
  const code = order.find((known) => faults.some((fault) => fault.code === known)) ?? 'conflict'
  const details = faults.filter((fault) => fault.code === code).map(({ detail }) => detail)
  const act = action === 'revoke' ? '撤销' : '审核'
  return new AppError(code, `本次没有${act}任何一项。${details.slice(0, 3).join('')}`, { errors: faults })
}

function canonical(text: string): string {
  const period = parsePeriod(text)
  return period ? formatPeriod(period, 'sdmx') : text
}

function cellName(index: CatalogueIndex, { indicator, region, period }: RevisionToDecide): string {
  const names = [
    index.indicators.get(indicator)?.name ?? indicator,
    index.regions.get(region)?.name ?? region,
  ]
  const parsed = parsePeriod(period)
  return [...names, parsed ? formatPeriod(parsed, 'zh') : period].join('·')
}
