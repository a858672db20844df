import { computed, proxyRefs, ref, shallowRef } from 'vue'
import type { Board } from '#server/contract/board.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { AppProblem, api, withQuery } from '../api/client.ts'
import { knownUntil } from '../api/known-until.ts'
import { openLiveSocket } from '../api/live-socket.ts'
import { hearServerTime, serverNow } from '../api/server-clock.ts'
import { mayPass } from '../composables/retry-after.ts'
import { foldChange, replacePicture, resumption, type BoardPicture } from './board-picture.ts'
import { holdMornings } from './held-mornings.ts'
import { holdReasons } from './held-reasons.ts'
import { holdSeries, type LiveChange } from './held-series.ts'

/** What a line says that is no board's own. */
export type OtherMessage = Extract<Protocol2Message, { type: 'hello' | 'show' }>

export type HeldBoard = ReturnType<typeof holdBoard>

/**
 * One board with the series and reasons that were opened on it or are to be at hand, kept true to the server by a live line; the last good
 * picture stays through every failure. `at` absent: today, whatever day that is.
 */
export function holdBoard(scope: string, at: string | undefined, hear: (message: OtherMessage) => void) {
  const picture = shallowRef<BoardPicture | null>(null)
  const line = ref<'opening' | 'live' | 'lost'>('opening')
  /** When the server was last heard, in ms since 1970 by its own clock, as are all times here. */
  const heardAt = ref<number | null>(null)
  /** When the server last reached its database; null while it does. */
  const awaySince = ref<number | null>(null)
  /** How live the picture is. `away`: the server is there, but its database is not; `refused`: there is no such board. */
  const link = computed(() => {
    if (refusal.value && isFinal(refusal.value)) return 'refused'
    return line.value === 'live' && awaySince.value !== null ? 'away' : line.value
  })
  /** As of when what is shown is known to be true. */
  const knownAt = computed(() => awaySince.value ?? heardAt.value)
  /** Why there is nothing to show, in the server's own words; a picture once shown stays. */
  const refusal = shallowRef<AppProblem | null>(null)
  /** How often a whole board took the place of one that was held: what else was read may have changed too. */
  const replaced = ref(0)
  const demo = computed(() => [...(picture.value?.rows.values() ?? [])].some((row) => row.demo))
  /** One person alone changes what is judged by there. */
  const singleHanded = ref(false)
  const [series, reasons, mornings] = [holdSeries(), holdReasons(), holdMornings(scope)]
  let socket: ReturnType<typeof openLiveSocket> | undefined

  /** Opens the line, and keeps it until `disconnect`. */
  function connect(): void {
    refusal.value = null
    line.value = 'opening'
    socket ??= openLiveSocket({
      url: () => withQuery('/live', { scope, at, protocol: '2', ...resumption(picture.value) }),
      onUp: () => (line.value = 'live'),
      onMessage: apply,
      onLost: (refused) => {
        line.value = 'lost'
        if (refused) void ask()
      },
    })
  }

  function disconnect(): void {
    socket?.close()
    socket = undefined
    series.keepAtHand([])
    reasons.keepAtHand([])
  }

  /** Forgets all that is asked for. */
  function letGo(): void {
    disconnect()
    series.close()
    reasons.close()
    mornings.close()
  }

  function apply(message: Protocol2Message): void {
    if (message.type === 'ping') {
      hearServerTime(message.at)
      awaySince.value = message.since === undefined ? null : Date.parse(message.since)
    } else if (message.type === 'snapshot') replace(message)
    else if (message.type === 'change') fold(message)
    else if (message.type !== 'gap') hear(message)
    heardAt.value = serverNow()
    refusal.value = null
  }

  function fold(change: LiveChange): void {
    if (!picture.value) return
    const next = foldChange(picture.value, change, Date.now())
    if (next === 'known') return
    if (next === 'missed') return socket?.reconnect()
    picture.value = next
    series.fold(change)
    reasons.fold(change)
  }

  function replace(snapshot: Parameters<typeof replacePicture>[1]): void {
    const before = picture.value
    picture.value = replacePicture(before, snapshot, Date.now())
    singleHanded.value = snapshot.board.singleHanded === true
    // The changes between are not known one by one. That nothing came between is: the ledger stands where it stood.
    if (!before || (before.sequence === snapshot.sequence && before.hash === snapshot.hash)) return
    replaced.value += 1
    series.renew()
    reasons.renew()
    mornings.renew()
  }

  /** Where no socket opens, the board is asked for plainly: for its figures, or for the reason why not. */
  async function ask(): Promise<void> {
    try {
      const board = await api.get<Board>('/api/board', { scope, at })
      heardAt.value = serverNow()
      awaySince.value = knownUntil.value
      replace({ sequence: board.sequence, board, recent: picture.value?.recent ?? [] })
      refusal.value = null
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      refusal.value = problem
      // The last good picture stays through every failure, but not for a board that is no more.
      if (isFinal(problem)) picture.value = null
    }
  }

  const facts = {
    scope,
    at,
    picture,
    demo,
    singleHanded,
    line,
    link,
    knownAt,
    refusal,
    replaced,
    series,
    reasons,
    mornings,
  }
  return proxyRefs({ ...facts, connect, disconnect, letGo })
}

/** There is no such board, as against one that cannot be had just now or by whoever asks. */
function isFinal(problem: AppProblem): boolean {
  return !mayPass(problem) && problem.status !== 401
}
