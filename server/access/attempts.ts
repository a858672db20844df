import { LRUCache } from 'lru-cache'
import { later } from '../clock.ts'
import { AppError } from '../errors.ts'

/** The number of wrong passwords in a row before a wait. The wait doubles with each further one, up to a limit. */
const allowed = 5
const wait = { first: 60_000, longest: 15 * 60_000 }
/** The milliseconds after which an ended wait is forgotten together with its count. */
const forgotten = 86_400_000

export interface Attempts {
  readonly failedSignIns: number
  readonly lockedUntil: string | null
}

const none: Attempts = { failedSignIns: 0, lockedUntil: null }

/** The end of a lock, if it holds. An end much further ahead than any lock lasts means that the clock was set back: that lock is ignored. */
export function activeLockEnd({ lockedUntil }: Pick<Attempts, 'lockedUntil'>, now: string): string | null {
  return lockedUntil !== null && lockedUntil > now && lockedUntil <= later(now, 2 * wait.longest)
    ? lockedUntil
    : null
}

/** Refuses an attempt during a lock. @throws AppError locked-out, with the seconds to wait */
export function refuseWhileLocked(attempts: Attempts, now: string): void {
  const until = activeLockEnd(attempts, now)
  if (until === null) return
  const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)
  throw new AppError(
    'locked-out',
    `登录失败次数过多，已锁定，请 ${Math.ceil(seconds / 60)} 分钟后再试，或请管理员重置密码。`,
    { retryAfter: seconds },
  )
}

/** The attempts with one more, which counts as failed until it succeeds. From the fifth on each causes a wait, longer each time up to a limit. */
export function afterAttempt(before: Attempts, now: string): Attempts {
  const { lockedUntil } = before
  const isOver = lockedUntil !== null && later(lockedUntil, forgotten) <= now
  const failedSignIns = (isOver ? 0 : before.failedSignIns) + 1
  if (failedSignIns < allowed) return { failedSignIns, lockedUntil: null }
  const milliseconds = Math.min(wait.first * 2 ** (failedSignIns - allowed), wait.longest)
  return { failedSignIns, lockedUntil: later(now, milliseconds) }
}

/** Whether an attempt is the first of a row that causes a wait. The ledger is told of this attempt alone. */
export function beginsWait({ failedSignIns }: Attempts): boolean {
  return failedSignIns === allowed
}

/** Counts attempts on names that do not exist. They are locked like others, so that a lock does not tell which names exist. */
export class StrangerAttempts {
  /** The attempts on the last ten thousand names that do not exist. */
  readonly #attempts = new LRUCache<string, Attempts>({ max: 10_000 })

  of(name: string): Attempts {
    return this.#attempts.get(name) ?? none
  }

  record(name: string, attempts: Attempts): void {
    this.#attempts.set(name, attempts)
  }
}
