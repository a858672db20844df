import { lineProgram } from './line-program.ts'

/** Many sockets on one live feed, in a process of their own. */
export interface Crowd {
  /** Opens so many more; each has its first snapshot, or change, when this resolves. */
  open(count: number): Promise<void>
  /** Resolves when every socket has heard of the sequence. */
  heard(sequence: number): Promise<Heard>
  stop(): void
}

export interface Heard {
  /** When each socket had its newest change, in milliseconds of the machine's clock. */
  readonly arrivals: readonly number[]
  /** Changes received by all sockets since they were last asked. */
  readonly changes: number
  /** Snapshots that stood in for dropped changes since they were last asked. */
  readonly snapshots: number
  /** The newest change of the first socket. */
  readonly sample: { readonly sequence: number } | null
}

export function crowd({ port, path, token }: { port: number; path: string; token: string }): Crowd {
  const program = lineProgram('crowd.c')
  return {
    open: async (count) => {
      await program.ask(`open ${port} ${count} ${path} ${token}`)
    },
    heard: async (sequence) => JSON.parse(await program.ask(`wait ${sequence}`)) as Heard,
    stop: () => program.stop(),
  }
}
