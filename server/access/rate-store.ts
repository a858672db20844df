import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'

/** The number of addresses that are counted at a time, for each route. */
const kept = 5_000

interface RateCount {
  readonly since: number
  readonly count: number
}

/**
 * Counts requests by address in windows of time. The plugin's own store uses the wall clock: set back by a day, it would refuse an address
 * for a day.
 */
export function rateStore({ monotonic }: Pick<Clock, 'monotonic'>): FastifyRateLimitStoreCtor {
  return class RateStore implements FastifyRateLimitStore {
    readonly #counts = new LRUCache<string, RateCount>({ max: kept })

    incr: FastifyRateLimitStore['incr'] = (key, answer, timeWindow) => {
      const now = monotonic()
      const before = this.#counts.get(key)
      const goesOn = before !== undefined && now < before.since + timeWindow
      const { since, count } = goesOn
        ? { since: before.since, count: before.count + 1 }
        : { since: now, count: 1 }
      this.#counts.set(key, { since, count })
      answer(null, { current: count, ttl: since + timeWindow - now })
    }

    child(): FastifyRateLimitStore {
      return new RateStore()
    }
  }
}
