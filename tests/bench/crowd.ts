import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { answer, machineTime } from './apart.ts'
import { frameReader } from './frame-reader.ts'

/** Open so many sockets on a live feed, or wait until every one has seen the sequence; `count` sockets stay until stopped. */
export type CrowdRequest =
  | {
      readonly open: {
        readonly port: number
        readonly path: string
        readonly token: string
        readonly count: number
      }
    }
  | { readonly upTo: number }

export interface CrowdReply {
  /** When each socket received the newest frame, on the machine's clock. */
  readonly arrivals: Float64Array
  /** Change frames received by all sockets since the reply before. */
  readonly changes: number
  /** Snapshots that stood in for dropped frames since the reply before. */
  readonly snapshots: number
  /** The newest change frame as text. */
  readonly sample: string
}

const sequences: number[] = []
const arrivals: number[] = []
const kept: Socket[] = []
let changes = 0
let snapshots = 0
let sample = ''
let awaited: { sequence: number; missing: Set<number>; done: () => void } | undefined

answer(async (request: CrowdRequest): Promise<CrowdReply> => {
  if ('open' in request) await open(request.open)
  else await everyoneAt(request.upTo)
  const reply = { arrivals: Float64Array.from(arrivals), changes, snapshots, sample }
  changes = 0
  snapshots = 0
  return reply
})

async function open(crowd: { port: number; path: string; token: string; count: number }): Promise<void> {
  const head =
    `GET ${crowd.path} HTTP/1.1\r\nhost: 127.0.0.1:${crowd.port}\r\nupgrade: websocket\r\nconnection: upgrade\r\n` +
    `sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nauthorization: Bearer ${crowd.token}\r\n\r\n`
  while (kept.length < crowd.count) {
    const some = Math.min(50, crowd.count - kept.length)
    await Promise.all(Array.from({ length: some }, () => join(crowd.port, head)))
  }
}

/** One more socket; it has joined when its first snapshot (or change) is here. */
async function join(port: number, head: string): Promise<void> {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  const index = kept.push(socket) - 1
  sequences[index] = -1
  await once(socket, 'connect')
  await new Promise<void>((joined, failed) => {
    socket.on('close', () => failed(new Error('the server closed a socket')))
    const read = frameReader((payload) => {
      received(index, payload)
      joined()
    })
    socket.on('data', (chunk) => {
      arrivals[index] = machineTime()
      read(chunk)
    })
    socket.write(head)
  })
}

function received(index: number, payload: Buffer): void {
  const start = payload.toString('latin1', 0, 60)
  const [, type, sequence] = /^\{"type":"(change|snapshot)","sequence":(\d+)/.exec(start) ?? []
  if (type === undefined) return
  if (type === 'change') {
    changes += 1
    if (index === 0) sample = payload.toString('utf8')
  } else if (sequences[index]! >= 0) snapshots += 1
  sequences[index] = Number(sequence)
  if (awaited !== undefined && sequences[index] >= awaited.sequence) {
    awaited.missing.delete(index)
    if (awaited.missing.size === 0) awaited.done()
  }
}

async function everyoneAt(sequence: number): Promise<void> {
  const missing = new Set([...sequences.keys()].filter((index) => sequences[index]! < sequence))
  if (missing.size === 0) return
  await new Promise<void>((done) => (awaited = { sequence, missing, done }))
  awaited = undefined
}
