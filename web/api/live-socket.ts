import type { CloseCode, Protocol2Message } from '#server/contract/live.ts'

/** The server pings every 5 s; two pings missed and a margin, and the line counts as lost. */
export const heartbeatLimit = 12_000
const restarting: CloseCode = 1012
const signedOut: CloseCode = 4401
const firstDelay = 500
const longestDelay = 15_000

/** What of a WebSocket is used, so that a test can stand at the network's edge. */
export type Socket = Pick<WebSocket, 'close' | 'onopen' | 'onmessage' | 'onclose'>

export interface LiveSocketOptions {
  /** Asked anew for each attempt, so that `since` is that of the last change folded in. */
  readonly url: () => string
  readonly onMessage: (message: Protocol2Message) => void
  /** The line is up: a first message came. */
  readonly onUp: () => void
  /** The line is lost and will be tried again. `refused`: nothing was heard, or the server ended the session. */
  readonly onLost: (refused: boolean) => void
  readonly connect?: (url: string) => Socket
  readonly random?: () => number
}

/** A line that is kept. `reconnect` drops it, to come back after the usual delay. */
export interface LiveSocket {
  reconnect(): void
  close(): void
}

/** Milliseconds before the given attempt (0 = first retry): doubling to 15 s, half of it random, so that walls do not return in step. */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** attempt)
  return full * (0.5 + random / 2)
}

/** Keeps one live line to the server: comes back after every loss, at once when the machine is online again. */
export function openLiveSocket(options: LiveSocketOptions): LiveSocket {
  const { url, onMessage, onUp, onLost, connect = openWebSocket, random = Math.random } = options
  let socket: Socket | undefined
  let answered = false
  let attempt = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  function start(): void {
    clearTimeout(retry)
    retry = undefined
    answered = false
    const opened = connect(url())
    socket = opened
    opened.onmessage = ({ data }) => opened === socket && hear(String(data))
    opened.onclose = ({ code, reason }) => opened === socket && lose(code, reason)
    listenForSilence()
  }

  function hear(text: string): void {
    listenForSilence()
    const message = JSON.parse(text) as Protocol2Message
    if (!answered) {
      answered = true
      attempt = 0
      onUp()
    }
    onMessage(message)
  }

  function listenForSilence(): void {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => lose(), heartbeatLimit)
  }

  function lose(code?: number, reason = ''): void {
    drop()
    const restartsIn = code === restarting ? Number(/^restart (\d+)$/.exec(reason)?.[1] ?? 0) : 0
    retry = setTimeout(start, restartsIn || retryDelay(attempt, random()))
    attempt += 1
    onLost(!answered || code === signedOut)
  }

  function drop(): void {
    clearTimeout(watchdog)
    clearTimeout(retry)
    const dropped = socket
    socket = undefined
    dropped?.close()
  }

  function comeBack(): void {
    if (retry !== undefined) start()
  }

  globalThis.addEventListener('online', comeBack)
  start()
  return {
    reconnect: () => lose(),
    close() {
      globalThis.removeEventListener('online', comeBack)
      drop()
    },
  }
}

function openWebSocket(path: string): Socket {
  return new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
}
