import { lineProgram } from './line-program.ts'

/** Many sockets on one live feed, in a process of their own. */
export interface Crowd {
  /** Further sockets are opened; the promise resolves when each has its first snapshot or change. */
  open(count: number): Promise<void>
  /** The promise resolves when every socket has heard the change of the sequence. */
  heard(sequence: number): Promise<Heard>
  stop(): void
}

export interface Heard {
  /** The time of the newest change at each socket, in milliseconds as `machineTime` tells them. */
  readonly arrivals: readonly number[]
  /** The number of changes at all sockets since the last question. */
  readonly changes: number
  /** The number of snapshots that replaced dropped changes since the last question. */
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
