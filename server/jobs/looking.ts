/** Looks again and again whether something is new, one look at a time. */
export interface Looking {
  /** Looks until nothing new is left; what came during the look is found by another. */
  readonly look: () => Promise<void>
  /** Looks now, and every second. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const lookEvery = 1_000

/** `look` is to end soon once `isStopped`. `report` is told why a look of its own failed. */
export function createLooking(
  look: (isStopped: () => boolean) => Promise<void>,
  report: (fault: unknown) => void,
): Looking {
  let looking: Promise<void> | undefined
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function lookOnce(): Promise<void> {
    again = true
    looking ??= (async () => {
      while (again && !stopped) {
        again = false
        await look(() => stopped)
      }
    })().finally(() => (looking = undefined))
    await looking
  }
  const wake = () => void (stopped || lookOnce().catch(report))

  return {
    look: lookOnce,
    start: () => {
      timer = setInterval(wake, lookEvery)
      wake()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await looking?.catch(() => {})
    },
  }
}
