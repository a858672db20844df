import { later } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { ledgerHead, type LedgerHead } from '../../db/ledger/ledger.ts'
import type { NewMessage } from '../../db/store.ts'
import type { Job } from '../../jobs/job.ts'
import { systemActor } from '../../access/actor.ts'
import {
  appendAudit,
  auditAfter,
  auditHead,
  deleteAuditUntil,
} from '../../records/accounts/audit/audit-rows.ts'
import { auditAnchored, forgottenUntil, newestAnchored } from '../../records/accounts/audit/verify-audit.ts'
import { anchorStands } from './queries.ts'

const day = 86_400_000

/**
 * The job forgets, each night, the entries of the audit log that have been kept for long enough, up to an end of the log that stands on the
 * ledger, and writes the present end there.
 */
export function auditJob(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  {
    keptDays,
    tellHead = async () => [],
  }: {
    readonly keptDays: number
    /** Writes the end of the ledger, as of this instant, down outside the database. @returns the messages that tell it elsewhere */
    readonly tellHead?: (head: LedgerHead) => Promise<readonly NewMessage[]>
  },
): Job {
  let told: readonly NewMessage[] = []
  return {
    name: 'audit-log',
    title: '审计日志：登记末条，清除到期',
    pattern: '50 3 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 5 },
    run: async () => {
      await store.write(async (writer) => {
        const now = clock.now()
        const last = await newestAnchored(writer, later(now, -keptDays * day))
        const [first] = await auditAfter(writer, 0, 1)
        if (last && first && first.sequence <= last.sequence) {
          // The entry on the forgetting is written first, so that the chain of the log continues from its end.
          await appendAudit(writer, [
            {
              ...{ at: now, kind: 'forgotten', actor: systemActor.id, address: '' },
              ...{ subject: forgottenUntil(last), result: 'ok', times: 1 },
            },
          ])
          await deleteAuditUntil(writer, last.sequence)
        }
        const { sequence, hash } = await auditHead(writer)
        if (sequence === 0 || (await anchorStands(writer, sequence))) return
        await writer.append({
          actor: systemActor.id,
          kind: auditAnchored,
          subject: 'audit',
          payload: { sequence, hash },
        })
      })
      told = await tellHead({ ...(await ledgerHead(store.reader)), at: clock.now() })
    },
    messages: async ({ outcome }) => (outcome === 'done' ? told : []),
  }
}
