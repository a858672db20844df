import type { ClientMessage, CloseCode, Protocol3Message } from '#server/contract/live.ts'

/** The server pings every 5 s. The line counts as lost after two missed pings and a margin. */
export const heartbeatLimit = 12_000
const restarting: CloseCode = 1012
const signedOut: CloseCode = 4401
const firstDelay = 500
const longestDelay = 15_000

/** The part of a WebSocket that the pages use, which a test can replace. */
export type Socket = Pick<WebSocket, 'close' | 'send' | 'onopen' | 'onmessage' | 'onclose'>

export interface LiveSocketOptions {
  /** The address is asked for at each attempt, so that `since` names the last change that the page has. */
  readonly url: () => string
  readonly onMessage: (message: Protocol3Message) => void
  /** Called when the line is up: its first message has come. */
  readonly onUp: () => void
  /** Called when the line is lost; it is tried again. `refused`: no message came, or the server ended the session. */
  readonly onLost: (refused: boolean) => void
  readonly connect?: (url: string) => Socket
  readonly random?: () => number
}

/** A live line to the server. `reconnect` drops the line, which is opened again after the usual delay. */
export interface LiveSocket {
  reconnect(): void
  /** The server is told something; nothing is sent before the line is up. */
  tell(message: ClientMessage): void
  close(): void
}

/**
 * Milliseconds before an attempt, counted from 0. The delay doubles up to 15 s; half of it is random, so that walls do
 * not reconnect at the same time.
 */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** attempt)
  return full * (0.5 + random / 2)
}

/** A live line to the server is opened, and reopened after every loss; at once when the machine is online again. */
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
    const message = JSON.parse(text) as Protocol3Message
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
    tell(message) {
      if (answered) socket?.send(JSON.stringify(message))
    },
    close() {
      globalThis.removeEventListener('online', comeBack)
      drop()
    },
  }
}

function openWebSocket(path: string): Socket {
  return new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
}
