import { LRUCache } from 'lru-cache'
import { later } from '../clock.ts'
import { AppError } from '../errors.ts'

/** Wrong passwords in a row before one must wait; how long at first, twice as long after each further one, and at most. */
const allowed = 5
const wait = { first: 60_000, longest: 15 * 60_000 }
/** A wait that ended so long ago is forgotten, and the count with it. */
const forgotten = 86_400_000

export interface Attempts {
  readonly failedSignIns: number
  readonly lockedUntil: string | null
}

const none: Attempts = { failedSignIns: 0, lockedUntil: null }

/** The end of a lock that stands. One that ends later than any can was made before the clock was set back, and is over. */
export function lockStanding({ lockedUntil }: Pick<Attempts, 'lockedUntil'>, now: string): string | null {
  return lockedUntil !== null && lockedUntil > now && lockedUntil <= later(now, 2 * wait.longest)
    ? lockedUntil
    : null
}

/** @throws AppError locked-out, with the seconds to wait */
export function refuseWhileLocked(attempts: Attempts, now: string): void {
  const until = lockStanding(attempts, now)
  if (until === null) return
  const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)
  throw new AppError(
    'locked-out',
    `登录失败次数过多，已锁定，请 ${Math.ceil(seconds / 60)} 分钟后再试，或请管理员重置密码。`,
    { retryAfter: seconds },
  )
}

/** The attempts after one more, which counts as failed until it succeeds. From the fifth on each makes one wait, each time longer. */
export function afterAttempt(before: Attempts, now: string): Attempts {
  const { lockedUntil } = before
  const isOver = lockedUntil !== null && later(lockedUntil, forgotten) <= now
  const failedSignIns = (isOver ? 0 : before.failedSignIns) + 1
  if (failedSignIns < allowed) return { failedSignIns, lockedUntil: null }
  const milliseconds = Math.min(wait.first * 2 ** (failedSignIns - allowed), wait.longest)
  return { failedSignIns, lockedUntil: later(now, milliseconds) }
}

/** Whether an attempt is the one with which the waiting began: it is told on the ledger, those after it are not. */
export function beginsWait({ failedSignIns }: Attempts): boolean {
  return failedSignIns === allowed
}

/** Attempts on names that nobody has: locked like any other, so that the lock does not tell which names exist. */
export class StrangerAttempts {
  /** A stranger's count need not outlive ten thousand other names. */
  readonly #attempts = new LRUCache<string, Attempts>({ max: 10_000 })

  of(name: string): Attempts {
    return this.#attempts.get(name) ?? none
  }

  record(name: string, attempts: Attempts): void {
    this.#attempts.set(name, attempts)
  }
}
