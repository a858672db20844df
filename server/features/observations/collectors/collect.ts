import { createHash } from 'node:crypto'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { CollectorRunBody, RunCounts, RunOutcome } from '../../../contract/collectors.ts'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { fileUses } from '../../../files/file-types.ts'
import { ForbiddenAddress } from '../../../outgoing/guarded-lookup.ts'
import { SourceFailure } from '../../../outgoing/source-failure.ts'
import { storeCollectorRun } from '../../../records/kinds/collectors.ts'
import { decodedText } from '../../../workbooks/read-workbook.ts'
import { checkAhead } from '../check-ahead.ts'
import { checkingSource, readSource, sortOut } from './check-source.ts'
import { ClaimLost, releaseClaim, requireClaim, type Claimed } from './claims.ts'
import { collectorActor, collectorBody, collectorState, type CollectorState } from './collector-body.ts'
import { answerOfSource, openedSecret, type SourceAnswer } from './source-answer.ts'
import { badRuns, noteInterruption } from './interruptions.ts'
import {
  lastRunNumber,
  runOfCollector,
  updateClaimed,
  updateCollector,
  type CollectorRow,
} from './queries.ts'
import { nextAttempt, nextRun } from './schedule.ts'
import { takeValues } from './take-values.ts'

export type CollectNeeds = Pick<
  Deps,
  'store' | 'clock' | 'catalogue' | 'files' | 'runApart' | 'outgoing' | 'secrets' | 'alerts'
>

const shownRefusals = 1_000
/** The outcomes of a source that has something good; what it has of bad rows is known from then on. */
const good: readonly RunOutcome[] = ['taken', 'same']
const nothingTaken: RunCounts = { taken: 0, revised: 0, approved: 0, same: 0, refused: 0 }

/**
 * Carries out one run of a claimed collector: what it reads is checked like what people enter, and stored in one transaction with the run
 * itself, so that a run that breaks off takes nothing. A source that fails is told as a run that failed. @throws the fault where it is the
 * program's own, after the run was told
 */
export async function collect(deps: CollectNeeds, claimed: Claimed, signal: AbortSignal): Promise<void> {
  const startedAt = deps.clock.now()
  let fetched: SourceAnswer | undefined
  try {
    fetched = await answerOfSource(
      deps,
      { ...collectorBody(claimed.row), url: claimed.row.url },
      openedSecret(deps, claimed.row),
      signal,
    )
    await take(deps, claimed, startedAt, fetched)
  } catch (fault) {
    if (fault instanceof ClaimLost) return
    if (signal.aborted) return releaseClaim(deps, claimed)
    const isTold =
      fault instanceof SourceFailure || fault instanceof ForbiddenAddress || fault instanceof AppError
    const reason = isTold ? fault.message : '没有采成，原因已记入运行日志。请系统管理员查看。'
    await storeFailure(deps, claimed, { startedAt, reason, fetched })
    if (!isTold) throw fault
  }
}

async function take(
  deps: CollectNeeds,
  claimed: Claimed,
  startedAt: string,
  { bytes, version }: SourceAnswer,
): Promise<void> {
  const { store, clock, catalogue, files } = deps
  const { row, claim } = claimed
  const { id, name } = row
  const step = async (at: string) => {
    if (!(await store.write((writer) => updateClaimed(writer, { id, claim }, { step: at }))))
      throw new ClaimLost()
  }
  await step('checking')
  const index = catalogue.current()
  const read = await readSource(deps, index, collectorBody(row), bytes)
  const source = { index, today: clock.today(), id, read }
  const ahead = await checkAhead(store, checkingSource(source))
  await step('storing')
  const file = await files.put([storable(bytes)], {
    ...{ use: fileUses.imports, name: `${name}.${endingOf(bytes, row)}`, by: collectorActor(id) },
  })
  await store.write(async (writer) => {
    const now = await requireClaim(writer, claimed)
    const checked = await sortOut(writer, source, await ahead(writer))
    const stored = await takeValues(writer, index, now, checked.lines, { version, now: clock.now() })
    const { taken, revised, approved, first, last, series } = stored
    const refused = checked.refusals.length
    const ran = { counts: { taken, same: checked.same, refused }, refusals: checked.refusals }
    const outcome = outcomeOf(ran, await lastGoodRun(writer, now))
    await storeEnd(writer, deps, index, now, {
      ...{ name, startedAt, endedAt: clock.now(), outcome, reason: null, read: hashOf(bytes) },
      ...{ bytes: bytes.length, version, first, last },
      counts: { taken, revised, approved, same: checked.same, refused },
      refusals: checked.refusals.slice(0, shownRefusals),
      further: Math.max(0, refused - shownRefusals),
      file: taken > 0 ? { hash: file.hash, name: file.name } : null,
      series,
    })
  })
}

/** The last good run of a collector; undefined before one. */
async function lastGoodRun(reader: Reader, row: CollectorRow): Promise<CollectorRunBody | undefined> {
  const { outcome, goodRun } = collectorState(row)
  const number =
    goodRun ?? (outcome !== null && good.includes(outcome) ? await lastRunNumber(reader, row.id) : 0)
  const found = await runOfCollector(reader, row.id, number)
  return found && (JSON.parse(found.body) as CollectorRunBody)
}

interface Ran {
  readonly counts: Pick<RunCounts, 'taken' | 'same' | 'refused'>
  readonly refusals: readonly ImportFinding[]
}

/** A source has failed where nothing of what it has is good, or where all that it has anew is bad. Its old bad rows are told beside the rest. */
function outcomeOf({ counts, refusals }: Ran, before: Ran | undefined): RunOutcome {
  if (counts.taken > 0) return 'taken'
  return counts.refused > 0 && (counts.same === 0 || hasAnew({ counts, refusals }, before))
    ? 'refused'
    : 'same'
}

/** Whether a run has a refusal that the one before had not, wherever in the table; of more than are kept it goes by their number. */
function hasAnew({ counts, refusals }: Ran, before: Ran | undefined): boolean {
  if (!before || counts.refused > before.counts.refused) return true
  if (before.counts.refused > shownRefusals) return false
  const told = ({ code, message }: ImportFinding) => `${code} ${message.replace(/第\d+行/g, '')}`
  const known = Map.groupBy(before.refusals, told)
  const found = Map.groupBy(refusals, told)
  return [...found].some(([refusal, { length }]) => length > (known.get(refusal)?.length ?? 0))
}

async function storeFailure(
  deps: CollectNeeds,
  claimed: Claimed,
  { startedAt, reason, fetched }: { startedAt: string; reason: string; fetched: SourceAnswer | undefined },
): Promise<void> {
  const { store, clock, catalogue } = deps
  const { name } = claimed.row
  await store
    .write(async (writer) => {
      const now = await requireClaim(writer, claimed)
      await storeEnd(writer, deps, catalogue.current(), now, {
        ...{ name, startedAt, endedAt: clock.now(), outcome: 'failed', reason, counts: nothingTaken },
        read: fetched ? hashOf(fetched.bytes) : null,
        ...{ bytes: fetched?.bytes.length ?? 0, version: fetched?.version ?? null, file: null },
        ...{ first: null, last: null, refusals: [], further: 0, series: [] },
      })
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof ClaimLost)) throw fault
    })
}

interface RunEnded extends CollectorRunBody {
  /** What was read, kept as a file; null where nothing was taken of it. */
  readonly file: { readonly hash: string; readonly name: string } | null
  /** The series of which values were taken. */
  readonly series: readonly string[]
}

/** Stores the end of a run: its entry and row, and when the collector runs next. */
async function storeEnd(
  writer: Writer,
  { clock, alerts }: CollectNeeds,
  index: CatalogueIndex,
  row: CollectorRow,
  { file, series, ...run }: RunEnded,
): Promise<void> {
  const before = collectorState(row)
  const now = clock.now()
  const failed = run.outcome === ('failed' satisfies RunOutcome)
  const isGood = good.includes(run.outcome)
  const failures = failed ? before.failures + 1 : 0
  const number = (await lastRunNumber(writer, row.id)) + 1
  await storeCollectorRun(writer, { collector: row.id, number }, run, file)
  const state: CollectorState = {
    ...{ runs: before.runs + 1, lastAt: now, outcome: run.outcome, reason: run.reason, failures },
    bad: isGood ? 0 : badRuns(before) + 1,
    failedSince: isGood ? null : (before.failedSince ?? run.startedAt),
    takenAt: run.counts.taken > 0 ? now : before.takenAt,
    refused: run.counts.refused,
    ...(isGood ? { goodRun: number } : before.goodRun !== undefined && { goodRun: before.goodRun }),
    series: [...new Set([...before.series, ...series])],
  }
  const interrupted = await noteInterruption(writer, row, state, {
    ...{ now, alerts, actor: collectorActor(row.id), resumed: '又采到数了。' },
  })
  const schedule = collectorBody(row)
  await updateCollector(writer, row.id, {
    ...{ claim: null, claimedBy: null, claimedAt: null, step: null, interrupted },
    // A request that came during the run is for another one; an earlier one is met by this run.
    ...((row.wantedAt ?? '') <= (row.claimedAt ?? '') && { wantedAt: null }),
    nextAt: failed
      ? nextAttempt(schedule, { failures, now }, index.calendar)
      : nextRun(schedule, now, index.calendar),
    state: JSON.stringify(state),
  })
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const isUtf16 = (bytes: Buffer) => /^(fffe|feff)$/.test(bytes.subarray(0, 2).toString('hex'))

/** What is kept as a file: a text in UTF-16, which is not recognised as one, in UTF-8. */
function storable(bytes: Buffer): Buffer {
  return isUtf16(bytes) ? Buffer.from(decodedText(bytes) ?? '') : bytes
}

function endingOf(bytes: Buffer, row: CollectorRow): string {
  const { form } = collectorBody(row)
  if (form !== 'table') return form === 'sdmx-csv' ? 'csv' : 'txt'
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? 'xlsx' : 'csv'
}
