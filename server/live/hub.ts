import type { CloseCode } from '../contract/live.ts'
import { isDatabaseFailure } from '../db/database-errors.ts'
import type { CatalogueSource } from '../catalogue-source.ts'
import type { Clock } from '../clock.ts'
import type { LedgerEntry, LedgerHead } from '../db/ledger/ledger.ts'
import type { Store } from '../db/store.ts'
import { changesBoards } from '../judging/following/changes-boards.ts'
import { newsAmong, noNews, type News } from './news.ts'
import { ReleasesUnderWay } from './releases.ts'
import { PendingSnapshots } from './pending-snapshots.ts'
import { Audience } from './audience.ts'
import { heartbeatFrames, helloFrame, type AudienceView } from './encode-messages.ts'
import { Peer, type Connection } from './peer.ts'
import { socketFigures, type HubFigures, type SocketFigures } from './socket-figures.ts'

/** Milliseconds between two checks of midnight, heartbeats and lost peers. */
const lookEvery = 1_000
/** The milliseconds within which walls return after a restart, not all at once. */
const returnWithin = 5_000

/**
 * The live feed: follows the store's commits and tells each audience (scope × reference date × protocol) the approved changes that concern
 * it.
 */
export interface Hub {
  /** Figures for /metrics and the operations page. */
  readonly figures: () => HubFigures
  /** The open sockets whose keys begin with a prefix. */
  sockets(prefix: string): SocketFigures[]
  /** Adds an open socket: it gets hello, then a snapshot or the missed changes, then every change. */
  join(connection: Connection): Peer
  /** Notes a sign of life. @returns false where the peer has left, or says too much and is closed */
  heard(peer: Peer): boolean
  /** Removes a socket that has closed, or closes it. */
  leave(peer: Peer, code?: CloseCode, reason?: string): void
  /** Closes the sockets with this key at once: an actor's id, or a session's key. */
  cut(key: string): void
  /** The open sockets with a key that begins with a prefix. */
  peersOf(prefix: string): Peer[]
  /** Notes what a display tells of itself. */
  report(peer: Peer, told: Parameters<Peer['note']>[0]): void
  /** The keys of open sockets. */
  present(): ReadonlySet<string>
  /** Closes every socket with 1012 and tells no more; resolves once no reading is under way. */
  close(): Promise<void>
}

interface HubOptions {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly version: string
  readonly build: () => string | undefined
  /** Is told of a fault that broke the feed; every socket is then closed, so that no wall shows old data as new. */
  readonly report: (error: unknown) => void
}

export function createHub({ store, clock, catalogue, version, build, report }: HubOptions): Hub {
  const audiences = new Map<string, Audience>()
  const members = new Map<Peer, Audience>()
  let committed: LedgerEntry[] = []
  let told: LedgerHead = store.head()
  const releases = new ReleasesUnderWay()
  let today = clock.today()
  let [dropped, closed] = [0, false]
  /** The time since which the database is away, as all peers were told. */
  let awaySince: string | undefined
  let working: Promise<void> | undefined

  const viewOf = ({ scope, at, protocol }: Audience, reader = store.liveReader): AudienceView => ({
    reader,
    index: catalogue.recorded().on(at ?? today),
    at: at ?? today,
    asOf: told.sequence,
    ...(!catalogue.twoPersons && { singleHanded: true }),
    ...{ scope, protocol },
    hash: told.hash,
  })

  function wake(): void {
    working ??= work()
  }

  const pending = new PendingSnapshots({
    // Whole boards are read like those of requests.
    viewOf: (audience) => viewOf(audience, store.reader),
    isMember: (peer) => members.has(peer),
    wake,
    fault: (peer, error) => {
      report(error)
      leave(peer, 1011, 'fault')
    },
  })

  /** Tells changes, one after the other, so that every socket gets messages in their order. */
  async function work(): Promise<void> {
    // Commits within one turn of the event loop are told together.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      while (!closed && (committed.length > 0 || today !== clock.today())) await tellCommitted()
      if (!closed) pending.begin()
    } catch (error) {
      // Peers that could not be told are pending until the database is back.
      if (isDatabaseFailure(error)) return
      report(error)
      for (const peer of members.keys()) leave(peer, 1011, 'fault')
    } finally {
      working = undefined
    }
  }

  async function tellCommitted(): Promise<void> {
    const entries = committed
    committed = []
    const before = told.sequence
    told = entries.at(-1) ?? told
    const newDay = today !== clock.today()
    today = clock.today()
    const { toTell, ended } = releases.take(entries)
    const everything = ended || entries.some(changesBoards)
    const news = audiences.size > 0 ? newsAmong(toTell) : noNews
    const untold = new Set(audiences.values())
    try {
      for (const audience of untold) {
        const afresh = everything || (newDay && audience.at === undefined)
        if (everything && !viewOf(audience).index.targetsIn(audience.scope)) dismiss(audience)
        else await tellAudience(audience, afresh ? undefined : news, before)
        untold.delete(audience)
      }
    } catch (error) {
      for (const audience of untold) {
        for (const peer of audience.peers) pending.add({ peer, audience })
        audience.peers.clear()
        pending.untold(audience)
      }
      throw error
    }
  }

  function dismiss(audience: Audience): void {
    for (const [peer, own] of members) if (own === audience) leave(peer, 1008, 'scope')
  }

  /** Tells an audience the news that concern it, or a snapshot where none are given. */
  async function tellAudience(audience: Audience, news: News | undefined, before: number): Promise<void> {
    const frames = news
      ? await audience.changes(viewOf(audience), news)
      : await audience.beginning(viewOf(audience))
    if (!frames) return
    tellAll(audience, frames, before)
    pending.told(audience, frames)
  }

  /** The loop over thousands of peers is a function of its own, because an async function that awaits is not fully compiled. */
  function tellAll(audience: Audience, frames: Buffer, before: number): void {
    for (const peer of audience.peers) tell(peer, audience, frames, before)
  }

  function tell(peer: Peer, audience: Audience, frames: Buffer, before: number): void {
    if (peer.behind) return
    if (peer.keepsUp) return peer.write(frames)
    dropped++
    peer.behind = { since: clock.monotonic(), from: before }
    peer.connection.transport.once('drain', () => {
      pending.add({ peer, audience })
      wake()
    })
  }

  function join(connection: Connection): Peer {
    const { protocol, scope, at, position, held } = connection
    const key = `${protocol} ${scope} ${at ?? ''}`
    const audience = audiences.get(key) ?? new Audience(connection)
    audiences.set(key, audience)
    const peer = new Peer(connection, clock.monotonic(), clock.now())
    members.set(peer, audience)
    peer.write(helloFrame(protocol, told.sequence, version, build()))
    if (awaySince !== undefined) peer.write(heartbeatFrames(clock.now(), { since: awaySince }).telling)
    const resumable = held === undefined || held === (at ?? clock.today())
    pending.add({ peer, audience, position: resumable ? position : undefined })
    wake()
    return peer
  }

  function heard(peer: Peer): boolean {
    if (!members.has(peer)) return false
    peer.heardAt = clock.monotonic()
    peer.said += 1
    if (peer.saysTooMuch) leave(peer, 1008, 'too many messages')
    return !peer.saysTooMuch
  }

  function leave(peer: Peer, code?: CloseCode, reason = ''): void {
    members.get(peer)?.peers.delete(peer)
    members.delete(peer)
    if (code !== undefined) peer.close(code, reason)
  }

  function look(): void {
    if (clock.today() !== today) wake()
    const [monotonic, now, away] = [clock.monotonic(), clock.now(), store.away()]
    if (!away && pending.areWaiting) wake()
    const atOnce = away?.since !== awaySince
    awaySince = away?.since
    const frames = heartbeatFrames(now, away)
    for (const peer of members.keys()) {
      const beat = peer.beat(monotonic, atOnce)
      if (peer.isLost(monotonic)) peer.connection.socket.terminate()
      else if (peer.isOver(now)) leave(peer, 4401, 'expired')
      else if (beat && !peer.behind && peer.keepsUp) peer.write(frames[beat])
    }
    const watched = new Set(members.values())
    for (const [key, audience] of audiences) if (!watched.has(audience)) audiences.delete(key)
  }
  const peersOf = (prefix: string) =>
    [...members.keys()].filter(({ connection: { keys } }) => keys.some((key) => key.startsWith(prefix)))
  const looking = setInterval(look, lookEvery).unref()
  const stopListening = store.onCommitted((entries) => {
    committed.push(...entries)
    wake()
  })

  return {
    figures: () => ({ sockets: members.size, audiences: audiences.size, dropped, told: told.sequence }),
    sockets: (prefix) => socketFigures(members.keys(), prefix, told.sequence, clock.monotonic()),
    join,
    heard,
    leave,
    cut: (key) => {
      for (const peer of members.keys())
        if (peer.connection.keys.includes(key)) leave(peer, 4401, 'signed-out')
    },
    peersOf,
    report: (peer, told) => peer.note(told, clock.monotonic(), clock.now()),
    present: () => new Set([...members.keys()].flatMap(({ connection }) => connection.keys)),
    close: async () => {
      closed = true
      clearInterval(looking)
      stopListening()
      for (const peer of members.keys())
        leave(peer, 1012, `restart ${Math.floor(Math.random() * returnWithin)}`)
      await working
      await pending.idle()
    },
  }
}
