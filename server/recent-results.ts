/** Results by key, at most `limit`: the one that was asked for longest ago is forgotten first. */
export interface RecentResults<T> {
  /** The result of `key`; made once, also for those who ask while it is being made. A failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>
}

export function recentResults<T>(limit: number): RecentResults<T> {
  const results = new Map<string, Promise<T>>()
  return {
    get: (key, make) => {
      const result = results.get(key) ?? make()
      // A Map keeps the order of insertion: what is put back last is the most recent.
      results.delete(key)
      results.set(key, result)
      result.catch(() => results.delete(key))
      const [oldest] = results.keys()
      if (results.size > limit && oldest !== undefined) results.delete(oldest)
      return result
    },
  }
}
