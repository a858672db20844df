import { setTimeout as pause } from 'node:timers/promises'
import type { Caller } from '#tests/support/given/demo-meeting.ts'
import { resident } from '../../resident.ts'

/** The waits of another caller while a server is at work, and the server's memory. */
export interface Watched {
  /** Milliseconds of the work. */
  readonly taken: number
  /** Milliseconds of each request of the other caller. */
  readonly waits: readonly number[]
  /** The greatest resident memory of the process in bytes. */
  readonly held: number
}

/** The requests of the other caller: the session, the meetings, a board. */
const paths = ['/api/session', '/api/meetings', '/api/board?scope=441200&at=2024-10-31']
const pauseBetween = 5

/** A work is done while another caller goes on sending requests. */
export async function watched(pid: number, other: Caller, work: () => Promise<unknown>): Promise<Watched> {
  const state = { held: resident(pid), done: false }
  const sampling = setInterval(() => (state.held = Math.max(state.held, resident(pid))), 10)
  const waits: number[] = []
  const asking = (async () => {
    for (let turn = 0; !state.done; turn += 1) {
      const begun = performance.now()
      await other.call('GET', paths[turn % paths.length]!)
      waits.push(performance.now() - begun)
      await pause(pauseBetween)
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
