import { alertMessages, type Alert } from '../alerts/send-alert.ts'
import type { AlertSettings } from '../alerts/alert-settings.ts'
import type { Clock } from '../clock.ts'
import type { NewMessage } from '../db/store.ts'
import type { BackupStatus } from '../contract/operations.ts'
import type { Job, RunEnd } from '../jobs/job.ts'
import type { Retry } from '../jobs/retry.ts'
import type { Jobs } from '../jobs/scheduler.ts'
import type { BackupSettings } from './backup-settings.ts'
import { failureNote, type Failure } from './failure-note.ts'
import { backupsIn, manifestsIn, unreadableText } from './manifest.ts'
import { rotate } from './rotate.ts'

/** The backups as the operations page and /metrics see them. */
export interface Backups {
  readonly status: () => Promise<BackupStatus>
  /** Begins a backup unless one is being made; `status` tells how it ends. */
  readonly begin: () => void
}

interface Needs {
  readonly clock: Clock
  /** Makes a backup. @throws the reason why it could not */
  readonly make: (signal: AbortSignal) => Promise<unknown>
}

export const backupJob = 'backup'
/** A failed backup is tried again each hour, without a limit. */
const retry: Retry = { first: 3_600_000, cap: 3_600_000, attempts: Infinity }

/**
 * The backups of a running server: each day, where a time is set, and on request. The operators are told once of a failure, and once of
 * its end.
 */
export function scheduledBackups(
  { folder, at, keep }: BackupSettings,
  alerts: AlertSettings,
  { clock, make }: Needs,
): { readonly job: Job; readonly backupsOf: (jobs: Jobs) => Backups } {
  const note = failureNote(folder)
  const pattern = at === null ? null : `${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`

  /** The time of the last backup, whoever made it. A backup from a time when the clock was ahead does not count yet. */
  async function lastMade(): Promise<string | undefined> {
    const made = (await backupsIn(folder)).map((backup) => backup.at)
    return made.find((instant) => instant <= clock.now())
  }

  /**
   * The alerts of a run's end: of a failure that was not told yet; of the first success after a failure; and, of each success, of
   * manifests that cannot be read.
   */
  async function messages({ at, outcome, reason }: RunEnd): Promise<readonly NewMessage[]> {
    const before = await note.read()
    if (outcome === 'done') {
      const { unreadable } = await manifestsIn(folder)
      return [
        ...(before ? alertMessages(alerts, alertOfRecovery(at, before)) : []),
        ...(unreadable.length > 0 ? alertMessages(alerts, alertOfUnreadable(at, unreadable)) : []),
      ]
    }
    return before?.told ? [] : alertMessages(alerts, alertOfFailure({ at, reason: reason ?? '' }))
  }

  async function ended({ at, outcome, reason }: RunEnd, told: boolean): Promise<void> {
    if (outcome === 'done') await note.clear()
    else {
      const before = await note.read()
      await note.write({ at, reason: reason ?? '', told: before?.told || told })
    }
  }

  return {
    job: {
      name: backupJob,
      title: '备份',
      pattern,
      retry,
      since: lastMade,
      // A failure of the folder itself is not noted, so that a restart after its repair can begin at once.
      lastFailure: async () => (await note.read()) ?? undefined,
      run: async (signal) => {
        await make(signal)
        await rotate(folder, keep, clock.now())
      },
      messages,
      ended,
    },
    backupsOf: (jobs) => ({
      status: async () => {
        const [[lastGood], { dueAt, running, failure }] = await Promise.all([
          backupsIn(folder),
          jobs.state(backupJob),
        ])
        return {
          folder,
          lastGood: lastGood ? { at: lastGood.at, sequence: lastGood.sequence, bytes: lastGood.size } : null,
          lastFailure: failure ? { at: failure.at, reason: failure.reason } : null,
          nextAt: dueAt,
          running,
        }
      },
      begin: () => jobs.begin(backupJob),
    }),
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

function alertOfUnreadable(at: string, names: readonly string[]): Alert {
  return {
    event: 'backup.manifest-unreadable',
    at,
    title: '序时：备份目录里有读不懂的清单',
    text: `备份已完成；${unreadableText(names)}。`,
  }
}
