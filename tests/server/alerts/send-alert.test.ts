import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { AlertSettings } from '#server/alerts/alert-settings.ts'
import { alertMessages, alertWays, type Alert } from '#server/alerts/send-alert.ts'

const alert: Alert = {
  event: 'backup.failed',
  at: '2024-10-31T02:30:07.000+08:00',
  title: '序时：备份失败',
  text: '自动备份没有完成：磁盘已满',
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** The address of a chat, which gives these answers one after another, and 204 afterwards. */
async function webhook(...statuses: number[]) {
  const heard: { body: unknown; type: string | undefined; id: unknown; by: string | undefined }[] = []
  const server: Server = createServer((request: IncomingMessage, reply) => {
    void json(request).then((body) => {
      const { 'content-type': type, 'xushi-message-id': id, authorization: by } = request.headers
      heard.push({ body, type, id, by })
      reply.writeHead(statuses.shift() ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=s3cret`, heard }
}

/** A mail server with one user. */
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

const id = '0b0f6e5c-1d5a-4b57-9e53-0f6c2d1a7c11'
/** Every message of the alert is delivered in its way. */
function send(settings: AlertSettings) {
  const ways = alertWays(settings)
  return Promise.allSettled(
    alertMessages(settings, alert).map((message) =>
      ways[message.kind]!({ ...message, id, createdAt: alert.at }),
    ),
  )
}
const reasons = (results: readonly PromiseSettledResult<void>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))

describe('alertWays', () => {
  it('posts JSON to the webhook, under the id of the message', async () => {
    const { url, heard } = await webhook()
    expect(reasons(await send({ webhook: url, mail: null }))).toEqual([])
    expect(heard).toEqual([
      {
        type: 'application/json; charset=utf-8',
        id,
        by: undefined,
        body: { ...alert, host: expect.any(String) as string },
      },
    ])
  })

  it('proves itself by the name and the password in the address of the webhook, which no reason repeats', async () => {
    const { url, heard } = await webhook(204, 403)
    const named = new URL(url)
    named.username = 'xushi'
    named.password = 's3cret/字'
    expect(reasons(await send({ webhook: named.href, mail: null }))).toEqual([])
    expect(heard[0]?.by).toBe(`Basic ${Buffer.from('xushi:s3cret/字').toString('base64')}`)
    expect(reasons(await send({ webhook: named.href, mail: null }))).toEqual([
      `Error: webhook ${new URL(url).host}: 403`,
    ])
  })

  it('sends mail to everybody named, under the same Message-ID each time', async () => {
    const { smtp, heard } = await mailServer()
    const mail = { smtp: smtp('s3cret/'), from: 'xushi@city.example', to: 'a@city.example, b@city.example' }
    await send({ webhook: null, mail })
    await send({ webhook: null, mail })
    expect(heard).toHaveLength(2)
    expect(heard[0]).toMatchObject({ from: 'xushi@city.example', to: ['a@city.example', 'b@city.example'] })
    const [head = '', body = ''] = heard[0]!.content.split('\r\n\r\n')
    expect(head).toContain(`Subject: =?UTF-8?B?${Buffer.from(alert.title).toString('base64')}?=`)
    expect(Buffer.from(body, 'base64').toString()).toContain('自动备份没有完成：磁盘已满')
    for (const { content } of heard) expect(content).toContain(`Message-ID: <${id}@city.example>`)
  })

  it('says which way failed, in words without secrets, and still goes the other', async () => {
    const { url } = await webhook(500)
    const { smtp, heard: mails } = await mailServer()
    const good = { smtp: smtp('s3cret/'), from: 'x@city.example', to: 'a@city.example' }
    const failed = reasons(await send({ webhook: url, mail: good }))
    expect(mails).toHaveLength(1)
    const wrong = { ...good, smtp: smtp('s3cret-but-wrong') }
    const refused = reasons(await send({ webhook: null, mail: wrong }))
    expect([...failed, ...refused]).toEqual([
      `Error: webhook ${new URL(url).host}: 500`,
      `Error: smtp ${new URL(good.smtp).host}: EAUTH 535`,
    ])
  })

  it('names a host that cannot be reached', async () => {
    const { url } = await webhook()
    for (const close of closing.splice(0)) close()
    expect(reasons(await send({ webhook: url, mail: null }))).toEqual([
      `Error: webhook ${new URL(url).host}: ECONNREFUSED`,
    ])
  })

  it('says what is not set up any more', async () => {
    const ways = alertWays({ webhook: null, mail: null })
    const message = { id, kind: '', subject: 'operators', payload: {}, createdAt: alert.at }
    await expect(ways['alert-webhook']!(message)).rejects.toThrow('没有设置 XUSHI_ALERT_WEBHOOK')
    await expect(ways['alert-mail']!(message)).rejects.toThrow('没有设置 XUSHI_ALERT_SMTP')
  })
})

describe('alertMessages', () => {
  it('makes none where nothing is set up', () => {
    expect(alertMessages({ webhook: null, mail: null }, alert)).toEqual([])
  })
})
