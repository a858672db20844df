import { createTransport } from 'nodemailer'
import type { AlertSettings } from './alert-settings.ts'

const answerWithin = 10_000

/** Hands a message to the mail server; what is thrown names neither user nor password. */
export async function sendMail(
  { smtp, from, to }: NonNullable<AlertSettings['mail']>,
  { title, text, at, host }: { title: string; text: string; at: string; host: string },
): Promise<void> {
  const limits = {
    connectionTimeout: answerWithin,
    greetingTimeout: answerWithin,
    socketTimeout: answerWithin,
  }
  const transport = createTransport({ url: smtp, ...limits })
  try {
    await transport.sendMail({ from, to, subject: title, text: `${text}\n\n${at}　${host}\n` })
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    throw new Error(
      `smtp ${new URL(smtp).host}: ${[code, responseCode].filter(Boolean).join(' ') || 'failed'}`,
    )
  } finally {
    transport.close()
  }
}
