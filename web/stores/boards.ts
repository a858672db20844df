import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { liveProtocol3 } from '#server/contract/live.ts'
import { ownBuild } from '../api/page-build.ts'
import { holdBoard, type HeldBoard, type OtherMessage } from './held-board.ts'

/** The version of the live protocol that this page speaks; the type makes it agree with the contract. */
const spokenProtocol: typeof liveProtocol3 = 3
/** The number of closed boards that are kept: a viewer who returns sees the last picture at once, and the line adds the changes since. */
const closedKept = 6

type Show = Extract<OtherMessage, { type: 'show' }>
type Lead = Extract<OtherMessage, { type: 'lead' }>['lead']
type Act = Extract<OtherMessage, { type: 'act' }>

/** The boards of this page by scope and reference date; each open board has its own live line. */
export const useBoards = defineStore('boards', () => {
  /** Whether this page must be loaded again: the server has pages of another build, or speaks a newer protocol. */
  const outdated = ref(false)
  /** The board and scenes that an administrator just chose for this display. */
  const shown = shallowRef<Show | null>(null)
  /** The act that somebody just asked of this display. */
  const asked = shallowRef<Act | null>(null)
  /** What a remote has this display show; null: nobody directs it. */
  const lead = shallowRef<Lead>(null)
  const held = new Map<string, HeldBoard>()
  const open = new Set<HeldBoard>()
  let serverVersion: string | undefined

  /**
   * The board `scope` is shown at the reference date `at`, and kept live until it is closed. Without `at` the board
   * follows the calendar.
   */
  function openBoard(scope: string, at: string | undefined): HeldBoard {
    const key = `${scope} ${at ?? ''}`
    const board = held.get(key) ?? holdBoard(scope, at, hear)
    held.delete(key)
    held.set(key, board)
    open.add(board)
    board.connect()
    trim()
    return board
  }

  function closeBoard(board: HeldBoard): void {
    board.disconnect()
    open.delete(board)
    trim()
  }

  function trim(): void {
    const closed = [...held].filter(([, board]) => !open.has(board))
    for (const [key, board] of closed.slice(0, Math.max(0, closed.length - closedKept))) {
      board.letGo()
      held.delete(key)
    }
  }

  function hear(message: OtherMessage): void {
    if (message.type === 'show') shown.value = message
    else if (message.type === 'act') asked.value = message
    else if (message.type === 'lead') lead.value = message.lead
    else {
      serverVersion ??= message.version
      const own = ownBuild()
      // A server or page without a build is compared by its version.
      const isOther =
        own === undefined || message.build === undefined
          ? message.version !== serverVersion
          : message.build !== own
      outdated.value = message.protocol > spokenProtocol || isOther
    }
  }

  return { outdated, shown, asked, lead, open: openBoard, close: closeBoard }
})
