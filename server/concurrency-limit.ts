/** A way to do works of which at most so many run at a time; the others wait in the order of their coming. */
export function limitConcurrency(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place goes from hand to hand.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
