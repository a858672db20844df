import { setTimeout as pause } from 'node:timers/promises'

const waiting: (() => void)[] = []

/**
 * Waits for a turn of the event loop of one's own. Long work that only reckons asks for one before each portion: between
 * two portions, whoever's they are, the process hears and tells all else. Ten boards that are asked for at once hold up
 * a change no longer than one.
 */
export function ownTurn(): Promise<void> {
  if (waiting.length === 0) setImmediate(next)
  return new Promise((resolve) => waiting.push(resolve))
}

function next(): void {
  // What is scheduled here runs in the next turn, after what has come from outside meanwhile.
  if (waiting.length > 1) setImmediate(next)
  waiting.shift()?.()
}

/** How long others wait at most for work that reckons, in milliseconds. */
const longest = 4

/**
 * For the loops of one long work: asked before each step, it takes a turn of the event loop of its own where the turn
 * before has lasted long enough. Work that is done in a few milliseconds takes none.
 */
export function turnsTaken(): () => Promise<void> | undefined {
  let begun = performance.now()
  return () => {
    if (performance.now() - begun < longest) return undefined
    return ownTurn().then(() => void (begun = performance.now()))
  }
}

/** The longest rest between two steps, in milliseconds. */
const longestRest = 25

/**
 * A step of a long work that writes, and as long a rest after it: what others asked for meanwhile takes many turns, and would
 * wait for a step in each of them.
 */
export async function withRest<T>(step: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await step()
  await pause(Math.min(performance.now() - begun, longestRest))
  return result
}

/** Items in portions of so many, each in a turn of its own; few items, which hold nobody up, at once. */
export async function* inPortions<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let first = 0; first < items.length; first += size) {
    if (items.length > size) await ownTurn()
    yield items.slice(first, first + size)
  }
}

/** How long works wait at most for what comes before them, in milliseconds. */
const heldFor = 16

interface SharedTurns {
  readonly take: (work: () => void) => void
  readonly hold: () => void
}

/**
 * For short works that come from outside by the hundred: each is done at once as long as those of its turn of the event loop
 * have lasted shortly; the others follow in the order of their coming, some in each turn. In turns in which `hold` was called
 * they wait, but not for long.
 */
export function sharedTurns(now: () => number = () => performance.now()): SharedTurns {
  const later: (() => void)[] = []
  /** Since when works are done in this turn. */
  let begun: number | undefined
  let held = false
  let ended = -Infinity
  const isLong = (since: number) => now() - since >= longest

  async function goOn(): Promise<void> {
    const since = now()
    const waits = held && since - ended < heldFor
    held = false
    while (!waits && later.length > 0 && !isLong(since)) {
      later.shift()?.()
      // What a work goes on with by itself belongs to it: ticks follow when no promise has anything left to do.
      await new Promise<void>((resolve) => process.nextTick(resolve))
    }
    if (!waits) ended = now()
    begun = later.length > 0 ? since : undefined
    if (later.length > 0) setImmediate(() => void goOn())
  }
  return {
    take: (work) => {
      if (begun === undefined) setImmediate(() => void goOn())
      begun ??= now()
      if (held || later.length > 0 || isLong(begun)) later.push(work)
      else work()
    },
    hold: () => void (held = true),
  }
}

/**
 * For short works that belong together, such as the sending of answers: those of one turn of the event loop are done one
 * after another at its end. What all of them use is at hand then, and whoever waits for them is woken once.
 */
export function turnsEnd(): (work: () => void) => void {
  let works: (() => void)[] = []
  function doAll(): void {
    const now = works
    works = []
    for (const work of now) work()
  }
  return (work) => {
    if (works.length === 0) setImmediate(doAll)
    works.push(work)
  }
}
