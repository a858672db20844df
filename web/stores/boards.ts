import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { liveProtocol2 } from '#server/contract/live.ts'
import { ownBuild } from '../api/page-build.ts'
import { holdBoard, type HeldBoard, type OtherMessage } from './held-board.ts'

/** The version of the live protocol that this page speaks; the contract's type keeps it true. */
const spokenProtocol: typeof liveProtocol2 = 2
/** Boards that are kept after they were closed: whoever comes back sees the last picture at once, and hears what it missed. */
const spare = 6

type Show = Extract<OtherMessage, { type: 'show' }>

/** The boards of this page by scope and reference date, each kept true by a live line of its own while it is open. */
export const useBoards = defineStore('boards', () => {
  /** The server's pages are of another build than this one, or it speaks a newer protocol: this page must be loaded again. */
  const outdated = ref(false)
  /** What an administrator chose just now for this display. */
  const shown = shallowRef<Show | null>(null)
  const held = new Map<string, HeldBoard>()
  const open = new Set<HeldBoard>()
  let serverVersion: string | undefined

  /** Shows `scope` at reference date `at` (absent: today, whatever day that is), and keeps it true until it is closed. */
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
    for (const [key, board] of closed.slice(0, Math.max(0, closed.length - spare))) {
      board.letGo()
      held.delete(key)
    }
  }

  function hear(message: OtherMessage): void {
    if (message.type === 'show') shown.value = message
    else {
      serverVersion ??= message.version
      const own = ownBuild()
      // A server or a page that names no build is known by its version alone.
      const isOther =
        own === undefined || message.build === undefined
          ? message.version !== serverVersion
          : message.build !== own
      outdated.value = message.protocol > spokenProtocol || isOther
    }
  }

  return { outdated, shown, open: openBoard, close: closeBoard }
})
