import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { reporterOf, reviewLevels, type Indicator } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { figureActs } from '#metrics/workflow/figure-acts.ts'
import { isOnDesk, type FigureVerdict, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import type { FigureActRecord, FigureHistory, FigureStepRecord } from '../../../contract/history.ts'
import type { Finding } from '../../../contract/review.ts'
import type { Actor } from '../../../access/actor.ts'
import type { DecisionRow } from '../../../db/observations/decision.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'
import { correctionTold, recordOf, type ObservationRow } from '../../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import { AppError } from '../../../errors.ts'
import type { View } from '../../../judging/view.ts'
import { figureGuards } from '../../../workflow/figure-guards.ts'
import { evidenceBeside } from '../../evidence/queries.ts'
import { namesOfActors } from '../../people/queries.ts'
import { decisionsOn } from '../queries.ts'
import { draftsSeenBy } from './series.ts'
import type { KeptStep } from '../../../records/kinds/revisions/figure-step.ts'
import { figureSteps } from '../../../records/kinds/revisions/kept-steps.ts'
import { remarkOf } from './keep-remark.ts'
import { figureFiles } from '../uploads/figure-files.ts'

/**
 * Every act on one cell: who entered, submitted, returned, approved or corrected it, when and why. Its reporters, reviewers and auditors
 * see it; a draft is seen by its author alone. @throws AppError not-found, bad-period, organisation-not-allowed, region-not-allowed
 */
export async function history(
  { reader, index, asOf }: Omit<View, 'at'>,
  actor: Actor,
  asked: CellName,
): Promise<FigureHistory> {
  const indicator = index.indicators.get(asked.indicator)
  if (!indicator) throw new AppError('not-found', `没有指标“${asked.indicator}”。`)
  const region = index.regions.get(asked.region)
  if (!region) throw new AppError('not-found', `没有地区“${asked.region}”。`)
  const period = parsePeriod(asked.period)
  if (!period) {
    throw new AppError('bad-period', `“${asked.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  }
  const cell = { indicator: indicator.id, region: region.code, period: formatPeriod(period, 'sdmx') }
  refuseToOthers(index, actor, cell)
  const draftsOf = draftsSeenBy(actor)
  const all = (await revisionsOfCells(reader, [cell]))(cell).filter(({ sequence }) => sequence <= asOf)
  const rows = all.filter((row) => isToldToOthers(row) || row.actor === draftsOf)
  const seen = new Map(rows.map((row) => [row.revision, row]))
  const decisions = (await decisionsOn(reader, cell, asOf)).filter(({ revision }) => seen.has(revision))
  const decided = new Map(decisions.map((decision) => [decision.sequence, decision]))
  const steps = (await figureSteps(reader, cell)).filter(({ sequence }) => sequence <= asOf)
  const nameOf = await namesOfActors(
    reader,
    [...rows, ...decisions, ...steps].map(({ actor }) => actor),
  )
  const files = await figureFiles(reader, index, actor, all)
  const isReporter =
    actor.rights.has('report') && figureGuards(index, actor, { ...cell, closed: false })('organisation')
  const evidenceOf = await evidenceBeside(reader, { index, actor }, [cell], {
    asOf,
    handedInOnly: !isReporter,
  })
  const entered = rows.map(({ revision, sequence, submittedSequence }) => {
    return { revision, sequence, submitted: submittedSequence !== null }
  })
  const taken = decisions.map((one) => ({ ...one, verdict: one.verdict as FigureVerdict }))
  const acts = figureActs(entered, taken).map(({ action, revision, sequence }): FigureActRecord => {
    const row = seen.get(revision)!
    const isEntry = row.sequence === sequence
    const decision = isEntry ? undefined : decided.get(sequence)!
    const { actor, at, reason } = decision ?? { ...row, reason: null }
    const { value, numerator, denominator, bound, reason: absence, ...record } = recordOf(row, asOf)
    return {
      ...{ act: isTakenBack(decision) ? 'take-back' : action, revision, at },
      ...{ actor, actorName: nameOf(actor), reason },
      level: decision && isByLevels(indicator, decision) ? (reviewLevels[decision.level - 1] ?? null) : null,
      to:
        action === 'send-back' && !isTakenBack(decision)
          ? (reviewLevels[decision!.waitsFromLevel! - 1] ?? null)
          : null,
      ...{ value, numerator, denominator, bound, absence },
      ...(isEntry && correctionTold(row)),
      ...{ status: record.status, provenance: record.provenance, sequence },
      note: isEntry ? row.note : null,
      file: (isEntry && files.get(revision)) || null,
      findings: isEntry && row.findings !== null ? (JSON.parse(row.findings) as Finding[]) : [],
    }
  })
  return {
    sequence: asOf,
    ...cell,
    name: indicator.name,
    unit: indicator.unit,
    decimals: indicator.decimals,
    regionName: region.name,
    organisationName: nameOfOrganisation(index, reporterOf(indicator, cell)),
    acts,
    steps: steps.map((step) => toldStep(step, nameOf)),
    remark: remarkOf(index, actor, cell) ?? null,
    evidence: evidenceOf(cell),
  }
}

function toldStep(step: KeptStep, nameOf: (actor: string) => string): FigureStepRecord {
  const { act, at, actor, sequence } = step
  return {
    ...{ act, at, actor, actorName: nameOf(actor), sequence },
    text: ('text' in step ? step.text : step.reason) ?? null,
    ...(step.act === 'raised'
      ? { method: step.method, value: Number(step.value) }
      : { method: null, value: null }),
  }
}

/** Whether the level of a decision is told: one above the first, one with a further level behind it, or any where the indicator has levels. */
function isByLevels({ reviewLevels: levels }: Indicator, { level, waitsFromLevel }: DecisionRow): boolean {
  return level > 1 || waitsFromLevel !== null || levels !== undefined
}

/** Whether a level took back its own endorsement: the revision waits again for the level that decided. */
function isTakenBack(decision: DecisionRow | undefined): boolean {
  return decision?.verdict === 'sent-back' && decision.level === decision.waitsFromLevel
}

/** Whether others may see a revision: a submitted one, also after its recall, but never a draft. */
function isToldToOthers({ state, submittedSequence }: ObservationRow): boolean {
  return submittedSequence !== null || !isOnDesk(state as WorkflowState)
}

/** Refuses an actor who neither reports, reviews nor audits the cell. @throws AppError region-not-allowed, organisation-not-allowed */
function refuseToOthers(index: CatalogueIndex, actor: Actor, cell: CellName): void {
  const obstacle = historyObstacle(index, actor, cell)
  if (obstacle === 'region')
    throw new AppError('region-not-allowed', '这个数不在您负责的地区，看不到它的来历。')
  if (obstacle === 'organisation')
    throw new AppError('organisation-not-allowed', '这个数不由您的单位填报，看不到它的来历。')
}
