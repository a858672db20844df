import { LRUCache } from 'lru-cache'

/** Results by key, at most `limit`: the one that was asked for longest ago is forgotten first. */
export interface RecentResults<T> {
  /** The result of `key`; made once, also for those who ask while it is being made. A failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>
}

export function recentResults<T>(limit: number): RecentResults<T> {
  const results = new LRUCache<string, Promise<T>>({ max: limit })
  return {
    get: (key, make) => {
      const known = results.get(key)
      if (known) return known
      const result = make()
      results.set(key, result)
      result.catch(() => results.peek(key) === result && results.delete(key))
      return result
    },
  }
}
