import { setTimeout as pause } from 'node:timers/promises'
import type { Caller } from '#tests/support/given/demo-meeting.ts'
import { resident } from '../../resident.ts'

/** What somebody else sees of a server while it is at work, and what it holds meanwhile. */
export interface Watched {
  /** Milliseconds that the work took. */
  readonly taken: number
  /** Milliseconds that each request of somebody else took. */
  readonly waits: readonly number[]
  /** The most bytes that the process had in hand. */
  readonly held: number
}

/** What others ask for: who they are, which meetings there are, a board. */
const asked = ['/api/session', '/api/meetings', '/api/board?scope=441200&at=2024-10-31']
const between = 5

/** Does a work while somebody else goes on asking. */
export async function watched(pid: number, other: Caller, work: () => Promise<unknown>): Promise<Watched> {
  const state = { held: resident(pid), done: false }
  const sampling = setInterval(() => (state.held = Math.max(state.held, resident(pid))), 10)
  const waits: number[] = []
  const asking = (async () => {
    for (let turn = 0; !state.done; turn += 1) {
      const begun = performance.now()
      await other.call('GET', asked[turn % asked.length]!)
      waits.push(performance.now() - begun)
      await pause(between)
    }
  })()
  const begun = performance.now()
  try {
    await work()
  } finally {
    state.done = true
    clearInterval(sampling)
  }
  const taken = performance.now() - begun
  await asking
  return { taken, waits, held: state.held }
}
