import { setTimeout as pause } from 'node:timers/promises'
import type { ObservationsAccepted } from '#server/contract/observations.ts'
import { apiToken } from '#tests/support/servers/server-process.ts'
import { apart } from '../apart.ts'
import type { BareReply, BareRequest } from '../references/bare-broadcast.ts'
import { benchServer } from '../bench-server.ts'
import { crowd, type Crowd } from './crowd.ts'
import { lineProgram } from './line-program.ts'
import { postOf } from './post-of.ts'

/** A server that tells changes to many sockets. */
export interface Feed {
  readonly crowd: Crowd
  /** Further changes are made. @returns the sequence of the last */
  send(changes: number): Promise<number>
  stop(): Promise<void>
}

/** A server in JavaScript, which also tells its memory after a garbage collection. */
export interface WeighedFeed extends Feed {
  memory(): Promise<NodeJS.MemoryUsage>
}

/**
 * The product: every change is a post that counts as approved and is committed, judged and told. A county's value
 * changes no target on the city's wall, so that the change has a line of the ticker alone, some 300 bytes.
 */
export async function xushiFeed(): Promise<WeighedFeed> {
  const bench = await benchServer({ node: ['--import', import.meta.resolve('../tell-memory.ts')] })
  let value = 0
  const change = () => {
    value += 1
    return postOf({ indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M09', value })
  }
  const told = crowd({ port: bench.server.port, path: '/live?scope=441200&at=2024-10-31', token: apiToken })
  return {
    crowd: told,
    send: async (changes) => {
      const { answers } = await bench.load(Math.min(32, changes), Array.from({ length: changes }, change))
      return Math.max(...answers.map((answer) => (JSON.parse(answer) as ObservationsAccepted).sequence))
    },
    memory: async () => {
      const { server } = bench
      const printed = server.output().length
      process.kill(server.pid, 'SIGUSR2')
      for (;;) {
        const [, usage] = /^memory (.*)\n/m.exec(server.output().slice(printed)) ?? []
        if (usage !== undefined) return JSON.parse(usage) as NodeJS.MemoryUsage
        await pause(10)
      }
    },
    stop: async () => {
      told.stop()
      await bench.stop()
    },
  }
}

/** A bare `ws` server, which sends all clients one string for each change. `like` is the change that it repeats. */
export async function bareFeed(like: object = {}): Promise<WeighedFeed> {
  const server = apart<BareRequest, BareReply>('references/bare-broadcast.ts')
  const { port } = await server.ask('listen')
  const told = crowd({ port, path: '/', token: apiToken })
  let last = 0
  return {
    crowd: told,
    send: async (changes) => {
      await server.ask({ send: changes, from: last + 1, like: JSON.stringify(like) })
      return (last += changes)
    },
    memory: async () => (await server.ask('weigh')).memory,
    stop: async () => {
      told.stop()
      server.stop()
    },
  }
}

/** A loop of writes in C. `like` is the change that it repeats. */
export async function loopFeed(like: object): Promise<Feed> {
  const server = lineProgram('../references/loop-server.c')
  const told = crowd({ port: Number(await server.ask()), path: '/', token: apiToken })
  const tail = JSON.stringify(like).replace(/^\{"type":"change","sequence":\d+/, '')
  let last = 0
  return {
    crowd: told,
    send: async (changes) => {
      await server.ask(`send ${changes} ${last + 1} ${tail}`)
      return (last += changes)
    },
    stop: async () => {
      told.stop()
      server.stop()
    },
  }
}
