import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as a server took it. */
export interface TakenMail {
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

/** A mail server that takes everything without a password. */
export interface MailServer {
  readonly smtp: string
  readonly taken: readonly TakenMail[]
  close(): Promise<void>
}

/** `onTaken` is called for each mail, which is acknowledged after it has ended. */
export async function openMailServer(onTaken: () => void | Promise<void> = () => {}): Promise<MailServer> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      void text(stream).then(async (content) => {
        taken.push(
          readMail(
            content,
            envelope.rcptTo.map(({ address }) => address),
          ),
        )
        await onTaken()
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    smtp: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function readMail(content: string, to: readonly string[]): TakenMail {
  const end = content.indexOf('\r\n\r\n')
  const heads = content.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ')
  const head = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(heads)?.[1]?.trim() ?? ''
  const body = content.slice(end + 4)
  const isBase64 = head('Content-Transfer-Encoding') === 'base64'
  return {
    ...{ id: head('Message-ID'), to, subject: wordsOf(head('Subject')) },
    text: isBase64 ? Buffer.from(body, 'base64').toString() : unquoted(body),
  }
}

/** The encoded words of a head, as RFC 2047 has them. */
function wordsOf(head: string): string {
  return head
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      way.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : unquoted(word.replaceAll('_', ' ')),
    )
}

/** A text without quoted-printable escapes. */
function unquoted(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => `%${code}`)
  return bytes.replaceAll(/(?:%[0-9A-F]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
  )
}
