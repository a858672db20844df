import { formatInstant } from '#metrics/wording/instants.ts'
import { later } from '../../../clock.ts'
import type { Writer } from '../../../db/store.ts'
import { alertMessages } from '../../../alerts/send-alert.ts'
import type { AlertSettings } from '../../../alerts/alert-settings.ts'
import { collectorBody, type CollectorState, type Interruption } from './collector-body.ts'
import type { CollectorRow } from './queries.ts'

/** The bad runs since the last good one after which a collector counts as interrupted. */
const interruptedAfter = 3
const day = 24 * 3_600_000
const nobody: AlertSettings = { webhook: null, mail: null }

/** The bad runs since the last good one. */
export const badRuns = ({ bad, failures }: CollectorState) => bad ?? failures

/** Whether a collector counts as interrupted by its bad runs, and not by silence. */
export const isBroken = (state: CollectorState) => badRuns(state) >= interruptedAfter

/** Since when a collector has brought nothing new, where that is longer than its source may be silent. */
function silentSince(
  row: Pick<CollectorRow, 'body' | 'createdAt'>,
  { takenAt }: Pick<CollectorState, 'takenAt'>,
  now: string,
): string | undefined {
  const since = takenAt ?? row.createdAt
  return later(since, collectorBody(row).silentDays * day) < now ? since : undefined
}

/** What is wrong with a source since its last good run; undefined where nothing is. */
export function faultOf(state: CollectorState): string | undefined {
  const { outcome, failures, failedSince, lastAt, reason } = state
  if (outcome !== 'failed' && outcome !== 'refused') return undefined
  const since = formatInstant(failedSince ?? lastAt ?? '')
  if (outcome === 'failed' && failures === badRuns(state)) return `${since}起采不到：${reason ?? ''}`
  const last = outcome === 'failed' ? `采不到：${reason ?? ''}` : '采到的新数一个也没有收，原因见采集记录'
  return badRuns(state) > 1 ? `${since}起没有好数，上次${last}` : `${since}${last}`
}

/** Why a collector counts as interrupted; null where it does not. */
function reasonOf(row: CollectorRow, state: CollectorState, now: string): string | null {
  if (state.lastAt === null) return null
  const fault = isBroken(state) ? faultOf(state) : undefined
  if (fault !== undefined) return fault
  const since = silentSince(row, state, now)
  return since === undefined ? null : `${formatInstant(since)}以后没有新数`
}

interface OfInterruption {
  readonly now: string
  /** The collector itself after a run, or the person who changes it. */
  readonly actor: string
  /** Why it counts as interrupted no longer, where it does not. */
  readonly resumed: string
  readonly alerts?: AlertSettings | undefined
}

/**
 * Tells the ledger, the walls and the operators once that a collector is interrupted, and once that it is no longer. @returns what its row
 * holds of it from now on
 */
export async function noteInterruption(
  writer: Writer,
  row: CollectorRow,
  state: CollectorState,
  { now, actor, resumed, alerts = nobody }: OfInterruption,
): Promise<string | null> {
  const { id, name } = row
  const reason = reasonOf(row, state, now)
  if ((reason !== null) === (row.interrupted !== null)) return row.interrupted
  const told = { actor, subject: `collector:${id}` }
  const tell = async (event: 'collector.interrupted' | 'collector.resumed', title: string, text: string) => {
    for (const message of alertMessages(alerts, { event, at: now, title, text })) await writer.tell(message)
  }
  if (reason === null) {
    await writer.append({ ...told, kind: 'collector.resumed', payload: { name } })
    await tell('collector.resumed', `采集任务“${name}”已恢复`, resumed)
    return null
  }
  const { sequence } = await writer.append({
    ...told,
    kind: 'collector.interrupted',
    payload: { name, reason },
  })
  const text = `${reason}。请到“采集任务”查看；来源恢复后自动接着采。`
  await tell('collector.interrupted', `采集任务“${name}”中断`, text)
  return JSON.stringify({ sequence, at: now, reason, series: state.series } satisfies Interruption)
}
