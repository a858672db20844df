import { isDeepStrictEqual } from 'node:util'
import { WebSocket } from 'ws'
import type { ApprovedChange, Board } from '#server/contract/board.ts'
import type { Protocol3Message } from '#server/contract/live.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import {
  foldChange,
  foldWaiting,
  replacePicture,
  resumption,
  type BoardPicture,
} from '#web/stores/board-picture.ts'

/** The view of the board that the wall shows. */
export const view = { scope: '441200', at: '2024-10-31' }

/** Another follower of the board, which folds as the wall does and counts what it hears. */
export interface Follower {
  readonly heard: () => {
    changes: number
    missed: number
    sequence: number
    recent: readonly ApprovedChange[]
  }
  /** The promise tells whether the follower's picture is that of the server. */
  agrees(url: string): Promise<boolean>
  stop(): void
}

/** The line is opened through the address of the wall, and again after each loss. */
export function follow(url: string): Follower {
  const counts = { changes: 0, missed: 0 }
  let picture: BoardPicture | null = null
  let socket: WebSocket
  let stopped = false
  const open = () => {
    const query = new URLSearchParams({ ...view, protocol: '3', ...resumption(picture) })
    socket = new WebSocket(`${url.replace('http', 'ws')}/live?${query.toString()}`, { headers: byToken })
    socket.on('message', (data: Buffer) => hear(JSON.parse(data.toString()) as Protocol3Message))
    // A refused line closes, too.
    socket.on('error', () => undefined)
    socket.on('close', () => stopped || setTimeout(open, 500))
  }
  const hear = (message: Protocol3Message) => {
    if (message.type === 'snapshot') picture = replacePicture(picture, message, Date.now())
    if (message.type === 'waiting' && picture) {
      const next = foldWaiting(picture, message, Date.now())
      if (next !== 'known') picture = next
    }
    if (message.type !== 'change' || !picture) return
    const next = foldChange(picture, message, Date.now())
    if (next === 'known') return
    if (next === 'missed') {
      counts.missed += 1
      socket.terminate()
      return
    }
    counts.changes += 1
    picture = next
  }
  open()
  return {
    heard: () => ({ ...counts, sequence: picture?.sequence ?? 0, recent: picture?.recent ?? [] }),
    agrees: async (server) => {
      const { body } = await callApi<Board>(
        { url: server },
        `/api/board?${new URLSearchParams(view).toString()}`,
      )
      return isDeepStrictEqual(body.targets, [...(picture?.rows.values() ?? [])])
    },
    stop: () => {
      stopped = true
      socket.terminate()
    },
  }
}
