import { formatInstant } from '#metrics/wording/instants.ts'
import { later } from '../../../clock.ts'
import type { Writer } from '../../../db/store.ts'
import { alertMessages } from '../../../alerts/send-alert.ts'
import type { AlertSettings } from '../../../alerts/alert-settings.ts'
import { collectorActor, collectorBody, type CollectorState, type Interruption } from './collector-body.ts'
import type { CollectorRow } from './queries.ts'

/** The failures one after another after which a collector counts as interrupted, a quarter of an hour after the first. */
const interruptedAfter = 3
const day = 24 * 3_600_000
const nobody: AlertSettings = { webhook: null, mail: null }

/** Since when a collector has brought nothing new, where that is longer than its source may be silent. */
export function silentSince(
  row: Pick<CollectorRow, 'body' | 'createdAt'>,
  { takenAt }: Pick<CollectorState, 'takenAt'>,
  now: string,
): string | undefined {
  const since = takenAt ?? row.createdAt
  return later(since, collectorBody(row).silentDays * day) < now ? since : undefined
}

/** What is wrong with a source since its last good run; undefined where nothing is. */
export function faultOf({ outcome, failedSince, lastAt, reason }: CollectorState): string | undefined {
  const since = formatInstant(failedSince ?? lastAt ?? '')
  if (outcome === 'failed') return `${since}起采不到：${reason ?? ''}`
  return outcome === 'refused' ? `${since}起采到的新数一个也没有收，原因见采集记录` : undefined
}

/** The bad runs of one kind one after another. */
export const badRuns = ({ failures, refusals = 0 }: CollectorState) => failures + refusals

/** Why a collector counts as interrupted after a run; null where it does not. */
function reasonOf(row: CollectorRow, state: CollectorState, now: string): string | null {
  const fault = faultOf(state)
  if (fault !== undefined) return badRuns(state) < interruptedAfter ? null : fault
  const since = silentSince(row, state, now)
  return since === undefined ? null : `${formatInstant(since)}以后没有新数`
}

/**
 * Tells the ledger, the walls and the operators once that a collector is interrupted, and once that it is no longer. @returns what its row
 * holds of it from now on
 */
export async function noteInterruption(
  writer: Writer,
  row: CollectorRow,
  state: CollectorState,
  { now, alerts = nobody }: { readonly now: string; readonly alerts?: AlertSettings | undefined },
): Promise<string | null> {
  const { id, name } = row
  const reason = reasonOf(row, state, now)
  const told = { actor: collectorActor(id), subject: `collector:${id}` }
  if (reason !== null && row.interrupted === null) {
    const entry = { ...told, kind: 'collector.interrupted', payload: { name, reason } } as const
    const { sequence } = await writer.append(entry)
    const title = `采集任务“${name}”中断`
    const text = `${reason}。请到“采集任务”查看；来源恢复后自动接着采。`
    const alert = { event: 'collector.interrupted', at: now, title, text } as const
    for (const message of alertMessages(alerts, alert)) await writer.tell(message)
    return JSON.stringify({ sequence, at: now, reason, series: state.series } satisfies Interruption)
  }
  const goesOn = faultOf(state) === undefined && reason === null
  if (!goesOn || row.interrupted === null) return row.interrupted
  await writer.append({ ...told, kind: 'collector.resumed', payload: { name } })
  const title = `采集任务“${name}”已恢复`
  const alert = { event: 'collector.resumed', at: now, title, text: '又采到数了。' } as const
  for (const message of alertMessages(alerts, alert)) await writer.tell(message)
  return null
}
