import { sendAlert, type Alert } from '../alerts/send-alert.ts'
import type { AlertSettings } from '../alerts/alert-settings.ts'
import { later, type Clock } from '../clock.ts'
import { ledgerAfter } from '../db/ledger/ledger.ts'
import type { Store } from '../db/store.ts'
import type { BackupStatus } from '../contract/operations.ts'
import type { BackupSettings } from './backup-settings.ts'
import { failureNote, type Failure } from './failure-note.ts'
import { backupsIn } from './manifest.ts'
import { nextAttempt, nextBackup } from './next-backup.ts'
import { rotate } from './rotate.ts'

/** The backups, as the operations page and /metrics see them. */
export interface Backups {
  status(): Promise<BackupStatus>
  /** Begins a backup where none is being made; `status` tells how it ends. */
  begin(): void
}

export interface ScheduledBackups extends Backups {
  /** Makes one if it is due, and if this process is the one of all that does so. */
  look(): Promise<void>
  /** Looks now and every minute, where a time of day is set. */
  start(): void
  /** Looks no more, and gives up the one that is being made. */
  stop(): Promise<void>
}

interface Needs {
  readonly store: Pick<Store, 'leads' | 'reader'>
  readonly clock: Clock
  /** Makes a backup, or throws why it could not. */
  readonly make: (signal: AbortSignal) => Promise<unknown>
  /** Is told of a backup that failed, and of an alert that could not be sent. */
  readonly report: (fault: unknown) => void
  readonly send?: typeof sendAlert
}

const lookEvery = 60_000
const day = 24 * 3_600_000

/**
 * The backups of a running server: each day, where a time is set, and when asked for. A failure is told to the operators
 * once, and once that all is well again.
 */
export function scheduledBackups(
  { folder, at, keep }: BackupSettings,
  alerts: AlertSettings,
  { store, clock, make, report, send = sendAlert }: Needs,
): ScheduledBackups {
  const note = failureNote(folder)
  const stopping = new AbortController()
  let looking: Promise<void> | undefined
  let making: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function known() {
    const [good, failure, [first]] = await Promise.all([
      backupsIn(folder),
      note.read(),
      ledgerAfter(store.reader, 0, 1),
    ])
    const now = clock.now()
    // What comes from a time when the clock was ahead does not keep the next one waiting until then.
    const past = (instant: string | undefined) => instant !== undefined && instant <= now
    const since = [...good.map((backup) => backup.at), first?.at].find(past) ?? later(now, -day)
    const due = at === null ? null : nextBackup(since, at)
    const failedAt = failure !== null && past(failure.at) ? failure.at : null
    return { lastGood: good[0], failure, due, attemptAt: due && nextAttempt(due, failedAt) }
  }

  async function tell(alert: Alert): Promise<boolean> {
    try {
      await send(alerts, alert)
      return true
    } catch (error) {
      report(error)
      return false
    }
  }

  async function backUp(): Promise<void> {
    const before = await note.read()
    try {
      await make(stopping.signal)
      await rotate(folder, keep, clock.now())
    } catch (error) {
      if (stopping.signal.aborted) return
      report(error)
      const failed = { at: clock.now(), reason: error instanceof Error ? error.message : String(error) }
      const told = before?.told || (await tell(alertOfFailure(failed)))
      await note.write({ ...failed, told })
      return
    }
    await note.clear()
    if (before) await tell(alertOfRecovery(clock.now(), before))
  }

  /** One at a time, whoever asked for it. */
  async function makeOne(): Promise<void> {
    making ??= backUp().finally(() => (making = undefined))
    await making
  }

  async function look(): Promise<void> {
    if (!(await store.leads('backup'))) return
    const { attemptAt } = await known()
    if (attemptAt === null || stopping.signal.aborted) return
    if (clock.now() >= attemptAt) await makeOne()
  }

  /** One look at a time; a backup takes longer than the time between two. */
  async function lookOnce(): Promise<void> {
    looking ??= look().finally(() => (looking = undefined))
    await looking
  }
  const lookOrReport = () => void lookOnce().catch(report)

  return {
    status: async () => {
      const { lastGood, failure, due } = await known()
      // One made by hand, or by another instance, ends it as well.
      const stands = failure !== null && failure.at > (lastGood?.at ?? '')
      return {
        folder,
        lastGood: lastGood ? { at: lastGood.at, sequence: lastGood.sequence, bytes: lastGood.size } : null,
        lastFailure: stands ? { at: failure.at, reason: failure.reason } : null,
        nextAt: due,
        running: making !== undefined,
      }
    },
    begin: () => void makeOne().catch(report),
    look: lookOnce,
    start: () => {
      if (at === null) return
      lookOrReport()
      timer = setInterval(lookOrReport, lookEvery)
    },
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await looking
      await making
    },
  }
}

function alertOfFailure({ at, reason }: Pick<Failure, 'at' | 'reason'>): Alert {
  return {
    event: 'backup.failed',
    at,
    title: '序时：备份失败',
    text: `备份没有完成：${reason}\n恢复正常时另行通知。`,
  }
}

function alertOfRecovery(at: string, { at: failedAt }: Failure): Alert {
  return {
    event: 'backup.recovered',
    at,
    title: '序时：备份恢复正常',
    text: `备份已完成并核对。上次失败：${failedAt}。`,
  }
}
