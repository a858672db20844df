import type { AuditOverview } from '../../contract/audit.ts'
import { later, type Clock } from '../../clock.ts'
import { countKinds } from '../../db/ledger/count-kinds.ts'
import { ledgerAfter, ledgerHead } from '../../db/ledger/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { auditAfter, countAuditKinds } from '../../records/accounts/audit/audit-rows.ts'

/** The days that are looked back on. */
const daysBack = 7
const day = 86_400_000

/** Acts on the ledger that an auditor looks at first, where another person did them or they are rare. */
const unusualOnLedger = [
  'ledger.cut',
  'account.stated',
  'account.asked',
  'account.confirmed',
  'observation.revoked',
  'period.reopened',
  'person.created',
  'person.changed',
  'person.password',
  'person.second-factor',
  'person.locked',
  'person.unlocked',
  'token.created',
  'webhook.kept',
  'webhook.secret',
  'collector.kept',
  'collector.granted',
  'message.dropped',
] as const
/** Acts that count only where somebody does them to another. */
const usualOnOneself = ['person.password', 'person.second-factor'] as const
const unusualInLog = ['sign-in-refused', 'refused', 'token-refused', 'token-address', 'omitted'] as const

/** What an auditor asks first of both logs: since when they are kept, and what was unusual lately. */
export async function auditOverview(reader: Reader, clock: Pick<Clock, 'now'>): Promise<AuditOverview> {
  const since = later(clock.now(), -daysBack * day)
  const [first] = await ledgerAfter(reader, 0, 1)
  const [firstNote] = await auditAfter(reader, 0, 1)
  const onLedger = await countKinds(reader, since, unusualOnLedger, usualOnOneself)
  const inLog = await countAuditKinds(reader, since, unusualInLog)
  return {
    ledger: { entries: (await ledgerHead(reader)).sequence, begunAt: first?.at ?? null },
    auditBegunAt: firstNote?.at ?? null,
    lookedFrom: since.slice(0, 10),
    unusual: [
      ...onLedger.map((one) => ({ log: 'ledger' as const, ...one })),
      ...inLog.map((one) => ({ log: 'audit' as const, ...one })),
    ],
  }
}
