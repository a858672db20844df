import { computed, proxyRefs, ref, shallowRef } from 'vue'
import type { Board } from '#server/contract/board.ts'
import type { DisplayReport } from '#server/contract/displays.ts'
import type { Protocol3Message } from '#server/contract/live.ts'
import { AppProblem, api, withQuery } from '../api/client.ts'
import { knownUntil } from '../api/known-until.ts'
import { openLiveSocket } from '../api/live-socket.ts'
import { hearServerTime, serverNow } from '../api/server-clock.ts'
import { isTemporary } from '../composables/retry-after.ts'
import {
  foldChange,
  foldWaiting,
  replacePicture,
  resumption,
  tellsNothingNew,
  type BoardPicture,
  type WaitingRows,
} from './board-picture.ts'
import { holdMornings } from './held-mornings.ts'
import { holdReasons } from './held-reasons.ts'
import { holdSeries, type LiveChange } from './held-series.ts'

/** Messages of a line that do not concern a board. */
export type OtherMessage = Extract<Protocol3Message, { type: 'hello' | 'show' | 'act' | 'lead' }>

export type HeldBoard = ReturnType<typeof holdBoard>

/**
 * A board with its opened series and reasons, which a live line keeps up to date. The last good picture stays through
 * every failure, unless it may not be seen any more. Without `at` the board follows the calendar.
 */
export function holdBoard(scope: string, at: string | undefined, hear: (message: OtherMessage) => void) {
  const picture = shallowRef<BoardPicture | null>(null)
  const line = ref<'opening' | 'live' | 'lost'>('opening')
  /** The time of the server's last message, in ms since 1970 by the server's clock, as are all times here but those of `touched`. */
  const heardAt = ref<number | null>(null)
  /** The time when the server last reached its database; null while it does. */
  const awaySince = ref<number | null>(null)
  /** The state of the line. `away`: the server cannot reach its database; `refused`: the board does not exist. */
  const link = computed(() => {
    if (refusal.value && isFinal(refusal.value)) return 'refused'
    return line.value === 'live' && awaySince.value !== null ? 'away' : line.value
  })
  /** The time up to which the picture is known to be true. */
  const knownAt = computed(() => awaySince.value ?? heardAt.value)
  /** The server's reason for giving no picture. */
  const refusal = shallowRef<AppProblem | null>(null)
  /** The number of times that a whole board replaced the picture; each time other data may have changed too. */
  const replaced = ref(0)
  const demo = computed(() => [...(picture.value?.rows.values() ?? [])].some((row) => row.demo))
  /** Whether a single person may change the rules and targets of this installation. */
  const singleHanded = ref(false)
  const [series, reasons, mornings] = [holdSeries(), holdReasons(), holdMornings(scope)]
  let socket: ReturnType<typeof openLiveSocket> | undefined
  /** Whether the server of the line hears what a display tells of itself. */
  let hearsReports = false

  /** The line is opened, and stays open until `disconnect`. */
  function connect(): void {
    refusal.value = null
    line.value = 'opening'
    socket ??= openLiveSocket({
      url: () => withQuery('/live', { scope, at, protocol: '3', ...resumption(picture.value) }),
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

  /** The line is closed, and all held answers are dropped. */
  function letGo(): void {
    disconnect()
    series.close()
    reasons.close()
    mornings.close()
  }

  function apply(message: Protocol3Message): void {
    if (message.type === 'ping') {
      hearServerTime(message.at)
      awaySince.value = message.since === undefined ? null : Date.parse(message.since)
    } else if (message.type === 'snapshot') replace(message)
    else if (message.type === 'change') fold(message)
    else if (message.type === 'waiting') foldWhatWaits(message)
    else if (message.type !== 'gap') {
      if (message.type === 'hello') hearsReports = message.reports === true
      hear(message)
    }
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

  function foldWhatWaits(waiting: WaitingRows): void {
    const next = picture.value ? foldWaiting(picture.value, waiting, Date.now()) : 'known'
    if (next === 'known') return
    picture.value = next
    reasons.fold(waiting)
  }

  function replace(snapshot: Parameters<typeof replacePicture>[1]): void {
    const before = picture.value
    picture.value = replacePicture(before, snapshot, Date.now())
    singleHanded.value = snapshot.board.singleHanded === true
    // Series, reasons and mornings stay if the ledger has not grown. Otherwise they are asked for again, since a whole
    // board does not tell its single changes.
    if (!before || (before.sequence === snapshot.sequence && before.hash === snapshot.hash)) return
    replaced.value += 1
    series.renew()
    reasons.renew()
    mornings.renew()
  }

  /** Without a socket the board is asked for by an ordinary request, which also tells the reason of a refusal. */
  async function ask(): Promise<void> {
    try {
      const board = await api.get<Board>('/api/board', { scope, at })
      heardAt.value = serverNow()
      awaySince.value = knownUntil.value
      // The picture keeps its hash, from which the line resumes, and whatever is held beside it.
      if (!tellsNothingNew(picture.value, board))
        replace({ sequence: board.sequence, board, recent: picture.value?.recent ?? [] })
      refusal.value = null
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      refusal.value = problem
      // The last good picture of a board that left the catalogue stays, and the wall says how old it is.
      if (isFinal(problem) && problem.status !== 404) picture.value = null
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
  /** The server is told something by the line, where it is up and the server hears it. */
  const tell = (report: DisplayReport) => {
    if (hearsReports) socket?.tell(report)
  }
  return proxyRefs({ ...facts, connect, disconnect, letGo, tell })
}

/** Whether the board does not exist for this person, unlike one that cannot be fetched now or while nobody is signed in. */
function isFinal(problem: AppProblem): boolean {
  return !isTemporary(problem) && problem.status !== 401
}
