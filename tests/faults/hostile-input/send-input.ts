import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { HostileInput } from './hostile-input.ts'

/** What came of one input. */
export interface Reception {
  /** Of every answer on the connection, in order. */
  readonly statuses: readonly number[]
  /** Where the answers begin to differ from good ones, one reads here what was said. */
  readonly said: string
  /** The server ended the connection both ways: it takes not one byte of this client any more. */
  readonly hungUp: boolean
}

/** How often a client that was told goodbye tries whether the server still listens. */
const triesEvery = 100
const step = 100
/** How long one that reads nothing stays. */
const deafFor = 3_000

/** Plays an input on a connection of its own. A client that waits to be hung up on does so for `patience` ms at most. */
export async function sendInput(port: number, input: HostileInput, patience: number): Promise<Reception> {
  // Its own half stays open: a server that ends only the other has not got rid of this client.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)))
  const heard = input.deaf ? { text: '' } : listen(socket)
  socket.on('error', () => {})
  const gaveUp = new AbortController()
  const patient = wait(input.deaf ? deafFor : patience, gaveUp.signal)
  const played = play(socket, input)
  const hungUp = await Promise.race([
    closed,
    patient,
    ...(input.leaves === 'by reset' && !input.deaf ? [played] : []),
  ])
  gaveUp.abort()
  socket.resetAndDestroy()
  const statuses = [...heard.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
  return { statuses, said: heard.text, hungUp }
}

/** In short steps: who is let run too seldom waits longer, and hears in between what came meanwhile. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<false> {
  for (let waited = 0; waited < milliseconds && !signal.aborted; waited += step) await pause(step)
  return false
}

/** Writes; then breaks off, ends its half, or stays. */
async function play(socket: Socket, { writes, pause: between = 0, leaves }: HostileInput): Promise<false> {
  for (const [place, bytes] of writes.entries()) {
    if (between > 0 && place > 0) await pause(between)
    if (socket.destroyed) return false
    if (!socket.write(bytes))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {})
  }
  if (leaves === 'by reset') await pause(5)
  if (leaves === 'by ending') socket.end()
  return false
}

/** Keeps the beginning of what it hears, and after the server's goodbye goes on talking. */
function listen(socket: Socket): { text: string } {
  const heard = { text: '' }
  socket.on('data', (chunk: Buffer) => {
    if (heard.text.length < 16_384) heard.text += chunk.toString()
  })
  socket.once('end', () => {
    const trying = setInterval(() => socket.write('x'), triesEvery)
    socket.once('close', () => clearInterval(trying))
  })
  return heard
}
