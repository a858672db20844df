import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { sendAlert, type Alert } from '#server/alerts/send-alert.ts'

const alert: Alert = {
  event: 'backup.failed',
  at: '2024-10-31T02:30:07.000+08:00',
  title: '序时：备份失败',
  text: '自动备份没有完成：磁盘已满',
}
const atOnce = [0, 0]

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A chat's address; it answers what it is told, one after the other, and then 204. */
async function webhook(...statuses: number[]) {
  const heard: { body: unknown; type: string | undefined }[] = []
  const server: Server = createServer((request: IncomingMessage, reply) => {
    void json(request).then((body) => {
      heard.push({ body, type: request.headers['content-type'] })
      reply.writeHead(statuses.shift() ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=s3cret`, heard }
}

/** A mail server that knows one user. */
async function mailServer() {
  const heard: { from: string; to: string[]; content: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'xushi' && password === 's3cret/' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      void text(stream).then((content) => {
        const to = rcptTo.map(({ address }) => address)
        heard.push({ from: mailFrom === false ? '' : mailFrom.address, to, content })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const { port } = server.server.address() as AddressInfo
  return {
    smtp: (password: string) => `smtp://xushi:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    heard,
  }
}

describe('sendAlert', () => {
  it('posts JSON to the webhook, and tries anew where it answers an error', async () => {
    const { url, heard } = await webhook(500, 429)
    await sendAlert({ webhook: url, mail: null }, alert, atOnce)
    expect(heard).toHaveLength(3)
    expect(heard[2]!.type).toBe('application/json; charset=utf-8')
    expect(heard[2]!.body).toEqual({ ...alert, host: expect.any(String) as string })
  })

  it('sends mail to everybody named', async () => {
    const { smtp, heard } = await mailServer()
    const mail = { smtp: smtp('s3cret/'), from: 'xushi@city.example', to: 'a@city.example, b@city.example' }
    await sendAlert({ webhook: null, mail }, alert, atOnce)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatchObject({ from: 'xushi@city.example', to: ['a@city.example', 'b@city.example'] })
    const [head = '', body = ''] = heard[0]!.content.split('\r\n\r\n')
    expect(head).toContain(`Subject: =?UTF-8?B?${Buffer.from(alert.title).toString('base64')}?=`)
    expect(Buffer.from(body, 'base64').toString()).toContain('自动备份没有完成：磁盘已满')
  })

  it('says which way failed to the last, in words without secrets, and still goes the other', async () => {
    const { url, heard } = await webhook(500, 500, 500)
    const { smtp, heard: mails } = await mailServer()
    const good = { smtp: smtp('s3cret/'), from: 'x@city.example', to: 'a@city.example' }
    const failed = await sendAlert({ webhook: url, mail: good }, alert, atOnce).catch(
      (error: unknown) => error,
    )
    expect(heard).toHaveLength(3)
    expect(mails).toHaveLength(1)
    const wrong = { ...good, smtp: smtp('s3cret-but-wrong') }
    const refused = await sendAlert({ webhook: null, mail: wrong }, alert, []).catch(
      (error: unknown) => error,
    )
    const said = [failed, refused].flatMap((error) => (error as AggregateError).errors.map(String))
    expect(said).toEqual([
      `Error: webhook ${new URL(url).host}: 500`,
      `Error: smtp ${new URL(good.smtp).host}: EAUTH 535`,
    ])
  })

  it('names a host that cannot be reached', async () => {
    const { url } = await webhook()
    for (const close of closing.splice(0)) close()
    const failed = await sendAlert({ webhook: url, mail: null }, alert, []).catch((error: unknown) => error)
    expect((failed as AggregateError).errors.map(String)).toEqual([
      `Error: webhook ${new URL(url).host}: ECONNREFUSED`,
    ])
  })

  it('does nothing where nothing is set up', async () => {
    await sendAlert({ webhook: null, mail: null }, alert, [])
  })
})
