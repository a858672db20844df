import { LRUCache } from 'lru-cache'

/** Results by key, at most `limit`: the least recently used is forgotten first. */
export interface RecentResults<T> {
  /** The result of `key`. It is made once, also for callers that ask meanwhile; a failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>
  /** The result of `key`, if it is made. */
  made(key: string): T | undefined
}

export function recentResults<T>(limit: number): RecentResults<T> {
  const results = new LRUCache<string, { readonly promise: Promise<T>; made?: T }>({ max: limit })
  return {
    get: (key, make) => {
      const known = results.get(key)
      if (known) return known.promise
      const result: { readonly promise: Promise<T>; made?: T } = { promise: make() }
      results.set(key, result)
      result.promise.then(
        (made) => (result.made = made),
        () => results.peek(key) === result && results.delete(key),
      )
      return result.promise
    },
    made: (key) => results.get(key)?.made,
  }
}
