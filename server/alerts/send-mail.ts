import { createTransport } from 'nodemailer'
import type { AlertSettings } from './alert-settings.ts'

const answerWithin = 10_000

/** Sends a message to the mail server, with the same Message-ID each time; an error names neither user nor password. */
export async function sendMail(
  { smtp, from, to }: NonNullable<AlertSettings['mail']>,
  { id, title, text, at, host }: { id: string; title: string; text: string; at: string; host: string },
): Promise<void> {
  const limits = {
    connectionTimeout: answerWithin,
    greetingTimeout: answerWithin,
    socketTimeout: answerWithin,
  }
  const transport = createTransport({ url: smtp, ...limits })
  try {
    const messageId = `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'xushi'}>`
    await transport.sendMail({ from, to, messageId, subject: title, text: `${text}\n\n${at}　${host}\n` })
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    throw new Error(
      `smtp ${new URL(smtp).host}: ${[code, responseCode].filter(Boolean).join(' ') || 'failed'}`,
    )
  } finally {
    transport.close()
  }
}
