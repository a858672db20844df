import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Board } from '#server/contract/board.ts'
import type { Shown } from '#server/contract/displays.ts'
import type { liveProtocol, ServerMessage } from '#server/contract/live.ts'
import { AppProblem, api, withQuery } from '../api/client.ts'
import { knownUntil } from '../api/known-until.ts'
import { hearServerTime, serverNow } from '../api/server-clock.ts'
import { openLiveSocket } from '../api/live-socket.ts'
import { ownBuild } from '../api/page-build.ts'
import { mayPass } from '../composables/retry-after.ts'
import { foldChange, replacePicture, resumption, type BoardPicture } from './board-picture.ts'

/** The version of the live protocol that this page speaks; the contract's type keeps it true. */
const spokenProtocol: typeof liveProtocol = 1

/** One board, kept true to the server by its live line; the last good picture stays through every failure. */
export const useBoard = defineStore('board', () => {
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
  /** The server's pages are of another build than this one, or it speaks a newer protocol: this page must be loaded again. */
  const outdated = ref(false)
  /** What an administrator chose just now for this display. */
  const shown = shallowRef<Shown | null>(null)
  let socket: ReturnType<typeof openLiveSocket> | undefined
  let serverVersion: string | undefined

  const rows = computed(() => (picture.value ? [...picture.value.rows.values()] : []))
  const demo = computed(() => rows.value.some((row) => row.demo))

  /** Shows `scope` at reference date `at` (absent: today, whatever day that is), and keeps showing it until the next `open` or `close`. */
  function open(scope: string, at: string | undefined): void {
    close()
    if (picture.value?.scope !== scope || (at !== undefined && picture.value.at !== at)) picture.value = null
    refusal.value = null
    line.value = 'opening'
    socket = openLiveSocket({
      url: () => withQuery('/live', { scope, at, ...resumption(picture.value) }),
      onUp: () => (line.value = 'live'),
      onMessage: (message) => apply(message),
      onLost: (refused) => {
        line.value = 'lost'
        if (refused) void ask(scope, at)
      },
    })
  }

  function close(): void {
    socket?.close()
    socket = undefined
  }

  function apply(message: ServerMessage): void {
    const now = Date.now()
    if (message.type === 'ping') {
      hearServerTime(message.at)
      awaySince.value = message.since === undefined ? null : Date.parse(message.since)
    } else if (message.type === 'show') shown.value = { scope: message.scope, at: message.at }
    else if (message.type === 'hello') greet(message)
    else if (message.type === 'snapshot') picture.value = replacePicture(picture.value, message, now)
    else if (message.type === 'change' && picture.value) {
      const next = foldChange(picture.value, message, now)
      if (next === 'missed') socket?.reconnect()
      else if (next !== 'known') picture.value = next
    }
    heardAt.value = serverNow()
    refusal.value = null
  }

  function greet(hello: Extract<ServerMessage, { type: 'hello' }>): void {
    serverVersion ??= hello.version
    const own = ownBuild()
    // A server or a page that names no build is known by its version alone.
    const isOther =
      own === undefined || hello.build === undefined ? hello.version !== serverVersion : hello.build !== own
    outdated.value = hello.protocol > spokenProtocol || isOther
  }

  /** Where no socket opens, the board is asked for plainly: for its figures, or for the reason why not. */
  async function ask(scope: string, at: string | undefined): Promise<void> {
    try {
      const board = await api.get<Board>('/api/board', { scope, at })
      heardAt.value = serverNow()
      awaySince.value = knownUntil.value
      const { sequence } = board
      const recent = picture.value?.recent ?? []
      picture.value = replacePicture(picture.value, { sequence, board, recent }, Date.now())
      refusal.value = null
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      refusal.value = problem
      // The last good picture stays through every failure, but not for a board that is no more.
      if (isFinal(problem)) picture.value = null
    }
  }

  return { picture, rows, demo, line, link, knownAt, refusal, outdated, shown, open, close, apply }
})

/** There is no such board, as against one that cannot be had just now or by whoever asks. */
function isFinal(problem: AppProblem): boolean {
  return !mayPass(problem) && problem.status !== 401
}
