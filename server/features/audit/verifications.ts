import type { Actor } from '../../access/actor.ts'
import type { VerificationState } from '../../contract/audit.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { newestOfAuditKind } from '../../records/accounts/audit/audit-rows.ts'
import { unsoundText } from '../../records/verify-ledger.ts'
import type { VerifyStep } from '../../records/verifying/gather-faults.ts'
import type { WholeVerdict, VerifyApart } from '../../records/verifying/verdict.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import type { Reader } from '../../db/store.ts'
import type { AuditLog } from './audit-log.ts'
import { actorNames } from './queries.ts'

/** Verifications of the whole database that people ask for, one at a time. */
export interface Verifications {
  /** The one under way, and how the last one of this process ended. */
  readonly state: () => Pick<VerificationState, 'running' | 'ended'>
  /** @throws AppError conflict, where one is under way */
  readonly begin: (actor: Actor, address: string) => void
  /** Ends the one under way without a verdict. */
  readonly stop: () => Promise<void>
}

interface Running {
  readonly byName: string
  readonly since: string
  readonly stopping: AbortController
  step: VerifyStep | undefined
  ended: Promise<void>
}

const longestSubject = 280

export function verifications(
  verify: VerifyApart,
  {
    clock,
    log,
    report,
  }: { readonly clock: Clock; readonly log: AuditLog; readonly report: (fault: unknown) => void },
): Verifications {
  let running: Running | undefined
  let ended: VerificationState['ended'] = null

  function note(actor: Actor, address: string, { sound, lines, faults }: WholeVerdict): void {
    const told = sound
      ? lines.slice(0, 2).join('')
      : `${faults.length} 处：${faults.map(unsoundText).join('；')}`
    log.note({
      ...{ kind: 'verified', actor: actor.id, address },
      ...{ subject: told.slice(0, longestSubject), result: sound ? 'ok' : 'unsound' },
    })
  }

  async function run(mine: Running, actor: Actor, address: string): Promise<void> {
    const { byName, stopping } = mine
    try {
      const verdict = await verify((step) => (mine.step = step), stopping.signal)
      note(actor, address, verdict)
      ended = { byName, at: clock.now(), verdict: plain(verdict), problem: null }
    } catch (fault) {
      if (!stopping.signal.aborted) report(fault)
      const problem = stopping.signal.aborted
        ? '核对中止了，没有结果。'
        : '核对没有做完，请运维人员看服务日志。'
      ended = { byName, at: clock.now(), verdict: null, problem }
    } finally {
      running = undefined
    }
  }

  return {
    state: () => ({
      running: running ? { byName: running.byName, since: running.since, ...(running.step ?? noStep) } : null,
      ended,
    }),
    begin: (actor, address) => {
      if (running)
        throw new AppError(
          'conflict',
          `正在核对（${running.byName}，${formatInstant(running.since)} 起），请等它结束。`,
        )
      const mine: Running = {
        ...{ byName: actor.displayName, since: clock.now(), stopping: new AbortController() },
        ...{ step: undefined, ended: Promise.resolve() },
      }
      running = mine
      mine.ended = run(mine, actor, address)
    },
    stop: async () => {
      running?.stopping.abort()
      await running?.ended
    },
  }
}

/** The last verification of all that came to a verdict, as the audit log tells it. */
export async function lastVerification(reader: Reader): Promise<VerificationState['last']> {
  const entry = await newestOfAuditKind(reader, 'verified')
  if (entry === undefined) return null
  const { at, actor, result, subject } = entry
  const nameOf = await actorNames(reader, [entry])
  return { byName: nameOf(actor), at, result, subject }
}

const noStep: VerifyStep = { step: '正在打开数据库', done: 0, of: 0 }

function plain({ sound, lines, remarks, faults }: WholeVerdict) {
  return { sound, lines: [...lines], remarks: [...remarks], faults: faults.map((fault) => ({ ...fault })) }
}
