import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { heartbeatLimit, openLiveSocket, retryDelay } from '#web/api/live-socket.ts'
import { FakeSocket, hello } from './fake-socket.ts'

const network = new EventTarget()
let sockets: FakeSocket[]

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network))
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open() {
  const heard = { messages: [] as string[], ups: 0, losses: [] as boolean[] }
  let since = 0
  const line = openLiveSocket({
    url: () => `/live?since=${since}`,
    onMessage: (message) => {
      heard.messages.push(message.type)
      if (message.type === 'hello') since = message.sequence
    },
    onUp: () => (heard.ups += 1),
    onLost: (refused) => heard.losses.push(refused),
    connect: (url) => {
      const socket = new FakeSocket(url)
      sockets.push(socket)
      return socket
    },
    random: () => 0,
  })
  return { line, heard }
}
const newest = () => sockets.at(-1)!

describe('retryDelay', () => {
  it('doubles from half a second to fifteen, half of it by chance', () => {
    expect([0, 1, 2, 5, 20].map((attempt) => retryDelay(attempt, 1))).toEqual([500, 1000, 2000, 15000, 15000])
    expect(retryDelay(0, 0)).toBe(250)
    expect(retryDelay(20, 0)).toBe(7500)
  })
})

describe('openLiveSocket', () => {
  it('comes back after a loss and asks for what came since', () => {
    const { line, heard } = open()
    newest().say(hello)
    newest().end()
    expect(heard).toEqual({ messages: ['hello'], ups: 1, losses: [false] })
    vi.advanceTimersByTime(250)
    expect(sockets.map(({ url }) => url)).toEqual(['/live?since=0', '/live?since=10'])
    line.close()
  })

  it('waits longer after each attempt that hears nothing, and says that it was refused', () => {
    const { line, heard } = open()
    for (const delay of [250, 500, 1000]) {
      newest().end()
      const before = sockets.length
      vi.advanceTimersByTime(delay - 1)
      expect(sockets).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(sockets).toHaveLength(before + 1)
    }
    expect(heard.losses).toEqual([true, true, true])
    line.close()
  })

  it('counts silence as a loss, though the connection seems open', () => {
    const { line, heard } = open()
    newest().say(hello)
    vi.advanceTimersByTime(heartbeatLimit - 1)
    newest().say({ type: 'ping', at: '2024-11-04T14:00:00+08:00' })
    vi.advanceTimersByTime(heartbeatLimit - 1)
    expect(heard.losses).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard.losses).toEqual([false])
    expect(sockets[0]?.closed).toBe(true)
    line.close()
  })

  it('comes back at once when the machine is online again', () => {
    const { line } = open()
    newest().end()
    network.dispatchEvent(new Event('online'))
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(heartbeatLimit - 1)
    expect(sockets).toHaveLength(2)
    line.close()
  })

  it('waits as long as a restarting server asks for', () => {
    const { line } = open()
    newest().say(hello)
    newest().end(1012, 'restart 2400')
    vi.advanceTimersByTime(2399)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(sockets).toHaveLength(2)
    line.close()
  })

  it('says that it was refused when the server ends the session', () => {
    const { line, heard } = open()
    newest().say(hello)
    newest().end(4401, 'signed out')
    expect(heard.losses).toEqual([true])
    line.close()
  })

  it('ignores what an abandoned connection still says', () => {
    const { line, heard } = open()
    const old = newest()
    old.say(hello)
    line.reconnect()
    vi.advanceTimersByTime(250)
    old.say({ type: 'gap', from: 1, to: 2 })
    old.end()
    expect(heard.messages).toEqual(['hello'])
    expect(sockets).toHaveLength(2)
    line.close()
  })

  it('stays closed after it was closed', () => {
    const { line } = open()
    line.close()
    network.dispatchEvent(new Event('online'))
    vi.advanceTimersByTime(120_000)
    expect(sockets).toHaveLength(1)
  })
})
