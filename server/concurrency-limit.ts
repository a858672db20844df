/** Limits how many works run at a time; the others wait their turn. */
export function limitConcurrency(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The freed place goes to the next work directly, without being counted as free.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
