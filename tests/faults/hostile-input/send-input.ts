import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { HostileInput } from './hostile-input.ts'

/** The outcome of one input. */
export interface Reception {
  /** The statuses of all answers on the connection, in order. */
  readonly statuses: readonly number[]
  /** The beginning of the answers, for finding out why they differ from the expected ones. */
  readonly said: string
  /** The server closed the connection both ways, and takes no more bytes of this client. */
  readonly hungUp: boolean
}

/** Milliseconds between two attempts of a client to write after the server's close. */
const triesEvery = 100
const waitStep = 100
/** Milliseconds that a client which reads nothing stays. */
const deafFor = 3_000

/** An input is played on a connection of its own. A client that waits for the server's close does so for `patience` ms at most. */
export async function sendInput(port: number, input: HostileInput, patience: number): Promise<Reception> {
  // The client's half stays open, since a server that ends only its own half still keeps this client.
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

/** The wait has short steps: a process that runs too rarely waits longer, and hears in between what has come. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<false> {
  for (let waited = 0; waited < milliseconds && !signal.aborted; waited += waitStep) await pause(waitStep)
  return false
}

/** The client writes, and then breaks the connection, ends its half, or stays. */
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

/** The client keeps the beginning of the answers, and goes on writing after the server's close. */
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
