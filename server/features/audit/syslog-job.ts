import { later } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { whenSomethingWaits, type Job } from '../../jobs/job.ts'
import { runsOf } from '../../jobs/queries.ts'
import { sendToSyslog, type SyslogMessage, type SyslogReceiver } from '../../outgoing/syslog.ts'
import type { AuditEntry } from '../../records/accounts/audit/audit-entry.ts'
import { auditAfter, auditEntries } from '../../records/accounts/audit/audit-rows.ts'

export const syslogJobName = 'syslog'

const batch = 1_000
/** The milliseconds before the last run from which entries are sent again after a restart: some may have been written late. */
const again = 600_000

/**
 * The job sends the entries of the audit log to a receiver of syslog within a minute, in their order, each at least once. What follows the
 * last run is known by the runs that the database keeps, so that another instance goes on.
 */
export function syslogJob({ store: { reader } }: Pick<Deps, 'store'>, receiver: SyslogReceiver): Job {
  let sent: number | undefined

  async function sentUntil(): Promise<number> {
    if (sent !== undefined) return sent
    const done = (await runsOf(reader, syslogJobName)).find(({ outcome }) => outcome === 'done')
    if (!done) return 0
    const [last] = await auditEntries(reader, { until: later(done.startedAt, -again) }, 1)
    return last?.sequence ?? 0
  }

  return {
    name: syslogJobName,
    title: '审计日志：发往日志服务器',
    pattern: whenSomethingWaits,
    since: async () => (await auditAfter(reader, await sentUntil(), 1))[0]?.at ?? null,
    retry: { first: 60_000, cap: 3_600_000, attempts: 24 },
    run: async (signal) => {
      sent = await sentUntil()
      for (;;) {
        const entries = await auditAfter(reader, sent, batch)
        const last = entries.at(-1)
        if (!last || signal.aborted) return
        await sendToSyslog(receiver, entries.map(messageOf), signal)
        sent = last.sequence
      }
    },
  }
}

/** The message of an entry, as JSON with its place in the chain. */
function messageOf({ kind, at, previousHash: _, ...entry }: AuditEntry): SyslogMessage {
  return { at, id: kind, isWarning: entry.result !== 'ok', text: JSON.stringify({ kind, ...entry }) }
}
