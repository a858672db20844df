import { setTimeout as pause } from 'node:timers/promises'

const waiting: (() => void)[] = []

/**
 * Waits for an own turn of the event loop. Long computing asks for one before each portion. Between two portions, of whatever work, the
 * process answers everything else, so that ten boards requested at once delay a change no more than one does.
 */
export function ownTurn(): Promise<void> {
  if (waiting.length === 0) setImmediate(next)
  return new Promise((resolve) => waiting.push(resolve))
}

function next(): void {
  // The callback runs in the next turn, after events from outside.
  if (waiting.length > 1) setImmediate(next)
  waiting.shift()?.()
}

/** The most milliseconds by which computing delays others. */
const longest = 4

/**
 * A function for the loops of one long work. Called before each step, it waits for an own turn of the event loop once the last turn has
 * lasted long enough; work of a few milliseconds gets none.
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
 * Runs a step of a long work that writes, and rests as long afterwards. A request takes many turns, and would otherwise wait for a step in
 * each of them.
 */
export async function withRest<T>(step: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await step()
  await pause(Math.min(performance.now() - begun, longestRest))
  return result
}

/** Items in portions, each in a turn of its own; few items make up a single portion in the present turn. */
export async function* inPortions<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let first = 0; first < items.length; first += size) {
    if (items.length > size) await ownTurn()
    yield items.slice(first, first + size)
  }
}

/** The most milliseconds that works wait while `hold` is called. */
const heldFor = 16

interface SharedTurns {
  readonly take: (work: () => void) => void
  readonly hold: () => void
}

/**
 * Turns for short works that arrive by the hundred. A work runs at once while those of the present turn have taken little time; the others
 * follow in their order, some in each turn. In turns in which `hold` was called works wait, but not for long.
 */
export function sharedTurns(now: () => number = () => performance.now()): SharedTurns {
  const later: (() => void)[] = []
  /** The time at which the works of this turn began. */
  let begun: number | undefined
  let held = false
  let ended = -Infinity
  const isLong = (since: number) => now() - since >= longest

  async function runLater(): Promise<void> {
    const since = now()
    const waits = held && since - ended < heldFor
    held = false
    while (!waits && later.length > 0 && !isLong(since)) {
      later.shift()?.()
      // A work includes what it continues by itself: the callback of `nextTick` follows once no promise is left.
      await new Promise<void>((resolve) => process.nextTick(resolve))
    }
    if (!waits) ended = now()
    begun = later.length > 0 ? since : undefined
    if (later.length > 0) setImmediate(() => void runLater())
  }
  return {
    take: (work) => {
      if (begun === undefined) setImmediate(() => void runLater())
      begun ??= now()
      if (held || later.length > 0 || isLong(begun)) later.push(work)
      else work()
    },
    hold: () => void (held = true),
  }
}

/**
 * Gathers short works that belong together, such as the sending of answers: those of one turn of the event loop run one after another at
 * its end. The processor then has at hand what all of them use, and the receivers are woken once.
 */
export function batchAtTurnEnd(): (work: () => void) => void {
  let works: (() => void)[] = []
  function runAll(): void {
    const now = works
    works = []
    for (const work of now) work()
  }
  return (work) => {
    if (works.length === 0) setImmediate(runAll)
    works.push(work)
  }
}
