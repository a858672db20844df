import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect as connectPlain, isIPv6, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectByTls } from 'node:tls'

/** A receiver of syslog, by UDP (RFC 5426), TCP (RFC 6587) or TLS (RFC 5425). */
export interface SyslogReceiver {
  readonly protocol: 'udp' | 'tcp' | 'tls'
  readonly host: string
  readonly port: number
}

/** A message of syslog, before its header. */
export interface SyslogMessage {
  readonly at: string
  /** The kind of the message, up to 32 letters. */
  readonly id: string
  readonly isWarning: boolean
  readonly text: string
}

/** The facility “log audit” of RFC 5424, and its severities “notice” and “warning”. */
const [facility, notice, warning] = [13, 5, 4] as const
/** Milliseconds without progress after which a receiver is given up. */
const patience = 10_000
/** Milliseconds for which a refusal by the receiver is waited for after the last message. */
const refusalTakes = 200

/** The line of a message, by RFC 5424; its text is UTF-8, as the mark before it says. */
function syslogLine({ at, id, isWarning, text }: SyslogMessage): string {
  const priority = facility * 8 + (isWarning ? warning : notice)
  const host =
    hostname()
      .replaceAll(/[^\x21-\x7e]/g, '')
      .slice(0, 255) || '-'
  return `<${priority}>1 ${at} ${host} xushi - ${id.slice(0, 32)} - \ufeff${text}`
}

/** Sends messages in their order. @throws Error where the receiver could not be reached, or hung up */
export async function sendToSyslog(
  receiver: SyslogReceiver,
  messages: readonly SyslogMessage[],
  signal: AbortSignal,
): Promise<void> {
  const lines = messages.map((message) => Buffer.from(syslogLine(message)))
  if (receiver.protocol === 'udp') return sendDatagrams(receiver, lines)
  const socket = await connected(receiver, signal)
  const failed = once(socket, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => {})
  // Each message is framed by its length.
  const frames = lines.flatMap((line) => [Buffer.from(`${line.length} `), line])
  try {
    await Promise.race([pipeline(Readable.from(frames), socket, { signal }), failed])
    await Promise.race([pause(refusalTakes), once(socket, 'close'), failed])
  } finally {
    socket.destroy()
  }
}

async function connected({ protocol, host, port }: SyslogReceiver, signal: AbortSignal): Promise<Socket> {
  const socket =
    protocol === 'tls'
      ? connectByTls({ host, port, ...(isIPv6(host) ? {} : { servername: host }) })
      : connectPlain({ host, port })
  socket.setTimeout(patience, () => socket.destroy(new Error(`${host}:${port} 没有应答`)))
  try {
    await once(socket, protocol === 'tls' ? 'secureConnect' : 'connect', { signal })
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function sendDatagrams({ host, port }: SyslogReceiver, lines: readonly Buffer[]): Promise<void> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
  try {
    for (const line of lines)
      await new Promise<void>((resolve, reject) => {
        socket.send(line, port, host, (error) => (error ? reject(error) : resolve()))
      })
  } finally {
    socket.close()
  }
}
