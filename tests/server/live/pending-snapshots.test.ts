import { PassThrough } from 'node:stream'
import type { Socket } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import { DatabaseConnectionError } from '#server/db/database-errors.ts'
import { PendingSnapshots } from '#server/live/pending-snapshots.ts'
import { Audience } from '#server/live/audience.ts'
import type { AudienceView } from '#server/live/encode-messages.ts'
import { Peer, type LedgerPosition } from '#server/live/peer.ts'

/** An audience whose snapshots are made when the test says so. */
class HeldAudience extends Audience {
  readonly asked: { position: LedgerPosition | undefined; done: PromiseWithResolvers<Buffer> }[] = []
  override beginning(_view: AudienceView, position?: LedgerPosition): Promise<Buffer> {
    const done = Promise.withResolvers<Buffer>()
    this.asked.push({ position, done })
    return done.promise
  }
}

/** A peer, and the messages written to it. */
function peerOf() {
  const transport = new PassThrough({ encoding: 'utf8' })
  const socket = { readyState: 1, close: () => {}, terminate: () => {} } as const
  const told = { protocol: 1, keys: [], scope: '441200' } as const
  const peer = new Peer({ ...told, socket, transport: transport as unknown as Socket }, 0, '')
  return { peer, heard: () => (transport.read() as string | null) ?? '' }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const away = new DatabaseConnectionError(new Error('gone'))

let audience: HeldAudience
let pending: PendingSnapshots
let present: Set<Peer>
let asOf: number
let woken: number
let faults: unknown[]
beforeEach(() => {
  audience = new HeldAudience({ protocol: 1, scope: '441200', at: '2024-10-31' })
  present = new Set()
  asOf = 7
  woken = 0
  faults = []
  pending = new PendingSnapshots({
    viewOf: () => ({ at: '2024-10-31', asOf }) as AudienceView,
    isMember: (peer) => present.has(peer),
    wake: () => (woken += 1),
    fault: (_peer, error) => faults.push(error),
  })
})

/** A peer of `audience` joins those that wait. A peer without a position has no picture yet. */
function arrive(position?: LedgerPosition) {
  const one = peerOf()
  present.add(one.peer)
  pending.add({ peer: one.peer, audience, position })
  return one
}
/** The peers have different pictures, so that each needs a snapshot of its own. */
const arriveApart = (count: number) =>
  Array.from({ length: count }, (_, place) => arrive({ sequence: place + 1 }))
const made = (nth: number, frames: string) => {
  audience.asked[nth]!.done.resolve(Buffer.from(frames))
  return turn()
}

describe('PendingSnapshots', () => {
  it('writes what is told meanwhile after the snapshot', async () => {
    const { peer, heard } = arrive()
    pending.begin()
    pending.told(audience, Buffer.from('8'))
    pending.told(new Audience({ protocol: 1, scope: '440000' }), Buffer.from('of others'))
    pending.told(audience, Buffer.from('9'))
    expect(heard()).toBe('')
    expect(audience.peers.has(peer)).toBe(false)
    await made(0, 'board')
    expect(heard()).toBe('board89')
    expect(audience.peers.has(peer)).toBe(true)
  })

  it('begins again where a change could not be told meanwhile', async () => {
    const { peer, heard } = arrive({ sequence: 3 })
    pending.begin()
    pending.untold(audience)
    pending.told(audience, Buffer.from('9'))
    await made(0, 'board')
    expect([heard(), audience.peers.has(peer), pending.areWaiting, woken]).toEqual(['', false, true, 1])
    pending.begin()
    await made(1, 'newer board')
    expect(heard()).toBe('newer board')
    expect(audience.asked.map(({ position }) => position)).toEqual([{ sequence: 3 }, { sequence: 3 }])
  })

  it('makes two snapshots at a time, and wakes its owner when the next may follow', async () => {
    const all = arriveApart(4)
    pending.begin()
    pending.begin()
    expect([audience.asked.length, woken]).toEqual([2, 0])
    await made(1, 'board')
    expect([all[1]!.heard(), woken]).toEqual(['board', 1])
    pending.begin()
    expect(audience.asked).toHaveLength(3)
    expect(pending.areWaiting).toBe(true)
  })

  it('makes one snapshot for all peers that wait for the same, 64 in one go, whoever waits between them', async () => {
    const same = Array.from({ length: 70 }, (_, place) => {
      if (place === 1) arrive({ sequence: 3 })
      return arrive()
    })
    pending.begin()
    expect(audience.asked.map(({ position }) => position)).toEqual([undefined, { sequence: 3 }])
    pending.told(audience, Buffer.from('8'))
    await made(0, 'board')
    const heard = same.map((one) => one.heard())
    expect(heard).toEqual([...Array<string>(64).fill('board8'), ...Array<string>(6).fill('')])
    expect([woken, pending.areWaiting]).toEqual([1, true])
    pending.begin()
    expect(audience.asked).toHaveLength(3)
    await made(2, 'newer board')
    expect(same.slice(64).map((one) => one.heard())).toEqual(Array<string>(6).fill('newer board'))
  })

  it('keeps peers that could not be served while the database is away, without asking again by itself', async () => {
    const { heard } = arrive()
    pending.begin()
    audience.asked[0]!.done.reject(away)
    await turn()
    expect([pending.areWaiting, woken, faults]).toEqual([true, 0, []])
    pending.begin()
    await made(1, 'board')
    expect(heard()).toBe('board')
  })

  it('tells of a fault, and goes on with the others', async () => {
    const [broken, ...others] = arriveApart(3)
    pending.begin()
    const fault = new Error('cannot judge')
    audience.asked[0]!.done.reject(fault)
    await turn()
    expect([faults, woken]).toEqual([[fault], 1])
    pending.begin()
    for (const nth of [1, 2]) await made(nth, 'board')
    expect([broken!.heard(), ...others.map(({ heard }) => heard())]).toEqual([
      '',
      ...others.map(() => 'board'),
    ])
  })

  it('writes nothing to a peer that has left meanwhile', async () => {
    const { peer, heard } = arrive()
    pending.begin()
    present.delete(peer)
    await made(0, 'board')
    expect([heard(), audience.peers.size]).toEqual(['', 0])
  })

  it('announces the gap to a peer that was behind, up to the sequence of its snapshot', async () => {
    const { peer, heard } = arrive()
    peer.behind = { since: 0, from: 4 }
    pending.begin()
    asOf = 9
    await made(0, 'board')
    expect(heard()).toMatch(/{"type":"gap","from":4,"to":7}board$/)
    expect(peer.behind).toBeUndefined()
  })

  it('is idle when nothing is being made', async () => {
    arrive()
    pending.begin()
    let isIdle = false
    const idle = pending.idle().then(() => (isIdle = true))
    await turn()
    expect(isIdle).toBe(false)
    await made(0, 'board')
    await idle
  })
})
