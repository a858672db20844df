import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingEvidence } from '#server/contract/figure-evidence.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { zipOf } from '#tests/support/documents/zip-of.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let others: Readonly<Record<'auditor' | 'elsewhere' | 'county' | 'fagai', Record<string, string>>>
const filing = 'zhaoqing-gongxin-2024-M09'
const path = `/api/filings/${filing}/evidence`
const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  await server.person('auditor', ['auditor'])
  await server.person('elsewhere', ['reviewer'], { regions: ['440100'] })
  await server.person('county', ['reviewer'], { regions: ['441202'] })
  await server.person('fagai', ['reporter'], { organisations: ['zhaoqing-fagai'], regions: ['441200'] })
  others = {
    ...{ auditor: await by(server, 'auditor'), elsewhere: await by(server, 'elsewhere') },
    ...{ county: await by(server, 'county'), fagai: await by(server, 'fagai') },
  }
})
afterAll(() => desk.server.stop())

async function send(
  content: Buffer,
  name: string,
  {
    of = filing,
    beside = cell,
    headers = desk.reporter,
  }: { of?: string; beside?: Partial<typeof cell>; headers?: Record<string, string> } = {},
) {
  const query = new URLSearchParams({ name, ...beside })
  const answer = await desk.server.app.inject({
    method: 'POST',
    url: `/api/filings/${of}/evidence?${query.toString()}`,
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return { status: answer.statusCode, body: answer.json<FilingEvidence & { code: string; detail: string }>() }
}
const namesTo = async (headers: Record<string, string>) => {
  const { body } = await ask(desk.server, `GET ${path}`, headers)
  return (body as FilingEvidence).evidence.map(({ name, removable }) => (removable ? `${name} 可撤下` : name))
}
const open = async (number: number, headers: Record<string, string>) =>
  desk.server.app.inject({ url: `${path}/${number}/file`, headers })
const submit = (value: number, region = cell.region) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(value, region)] })

describe('files beside figures', () => {
  it('are their organisation’s alone and can be taken back, until the figure is handed in; after that whoever may see the figure has them', async () => {
    const { status, body } = await send(pdf, '台账.pdf')
    expect([status, body.evidence]).toEqual([
      201,
      [
        {
          ...{ number: 1, cell, name: '台账.pdf', bytes: pdf.length, at: expect.any(String) },
          ...{ actorName: 'reporter', path: `${path}/1/file`, removable: true },
        },
      ],
    ])
    // A file that is sent once more changes nothing; another file stands beside the whole filing.
    expect((await send(pdf, '台账.pdf')).body.evidence).toHaveLength(1)
    await send(Buffer.from('九月全部台账'), '总账.txt', { beside: {} })
    await send(Buffer.from('附错了'), '错.txt')
    expect(await namesTo(desk.reporter)).toEqual(['台账.pdf 可撤下', '总账.txt 可撤下', '错.txt 可撤下'])
    expect(await namesTo(desk.reviewer)).toEqual([])
    expect((await open(1, desk.reviewer)).statusCode).toBe(404)

    const takeBack = () => ask(desk.server, `DELETE ${path}/3`, desk.reporter)
    expect((await takeBack()).status).toBe(200)
    expect((await takeBack()).status).toBe(200)
    expect(await namesTo(desk.reporter)).toEqual(['台账.pdf 可撤下', '总账.txt 可撤下'])
    expect((await open(3, desk.reporter)).statusCode).toBe(404)

    expect((await submit(6_600)).status).toBe(201)
    expect(await namesTo(desk.reporter)).toEqual(['台账.pdf', '总账.txt'])
    const refused = await ask(desk.server, `DELETE ${path}/1`, desk.reporter)
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('“台账.pdf”已随数据提交，不能撤下。'),
    ])
    expect(await namesTo(desk.reviewer)).toEqual(['台账.pdf', '总账.txt'])
    expect(await namesTo(others.auditor)).toEqual(['台账.pdf', '总账.txt'])
    // A file of the whole filing has figures of all counties.
    expect(await namesTo(others.county)).toEqual([])
    expect(await namesTo(others.elsewhere)).toEqual([])
    expect(await namesTo(others.fagai)).toEqual([])
    const file = await open(1, desk.reviewer)
    expect([file.statusCode, file.rawPayload.equals(pdf)]).toEqual([200, true])
    for (const who of [others.county, others.elsewhere, others.fagai])
      expect([(await open(1, who)).statusCode, (await open(2, who)).statusCode]).toEqual([404, 404])
  })

  it('stand beside the figure in the queue and in its history, and are their organisation’s alone again with what is recalled', async () => {
    const { body: queue } = await ask(desk.server, 'GET /api/review', desk.reviewer)
    const waiting = queue.items.find(
      ({ observation }: { observation: { region: string } }) => observation.region === cell.region,
    )
    expect(waiting.evidence.map(({ name }: { name: string }) => name)).toEqual(['台账.pdf', '总账.txt'])
    const history = `GET /api/observations/history?indicator=${cell.indicator}&region=441200&period=2024-M09`
    const told = async (headers: Record<string, string>) => {
      const { body } = await ask(desk.server, history, headers)
      return body.evidence.map(({ name }: { name: string }) => name)
    }
    expect(await told(others.auditor)).toEqual(['台账.pdf', '总账.txt'])

    await ask(desk.server, 'POST /api/observations/recalls', desk.reporter, {
      items: [{ ...cell, period: '2024-M09' }],
    })
    expect(await told(others.auditor)).toEqual([])
    expect(await told(desk.reporter)).toEqual(['台账.pdf', '总账.txt'])
    expect(await namesTo(desk.reporter)).toEqual(['台账.pdf 可撤下', '总账.txt 可撤下'])
    await submit(6_601)
    expect(await told(others.auditor)).toEqual(['台账.pdf', '总账.txt'])
  })

  it('are told by their content: OFD too, by its main part; anything else is refused in words', async () => {
    const ofd = zipOf({
      name: 'OFD.xml',
      content: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1"/>',
    })
    expect((await send(ofd, '批复.ofd', { beside: { ...cell, region: '441202' } })).status).toBe(201)
    const refused = async (content: Buffer, name: string, more: Parameters<typeof send>[2] = {}) => {
      const { status, body } = await send(content, name, more)
      return `${status} ${body.code} ${body.detail}`
    }
    expect(await refused(zipOf({ name: 'OFD.xml', content: '<other/>' }), '假.ofd')).toMatch(
      /^415 file-type-not-allowed 不能保存这种文件（压缩文件）。可以保存的有：PDF、OFD、PNG 图片/,
    )
    expect(await refused(ofd, '批复.pdf')).toContain('文件名以“.pdf”结尾，内容却是OFD')
    expect(await refused(Buffer.alloc(0), '空.pdf')).toContain('文件是空的')
    expect(await refused(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), '大.txt')).toMatch(/^413 file-too-large/)
    expect(await refused(pdf, '台账.pdf', { of: 'zhaoqing-fagai-2024-M09' })).toMatch(/^403 organisation-not/)
    expect(await refused(pdf, '台账.pdf', { of: 'zhaoqing-gongxin-1999-M01' })).toMatch(/^404 not-found/)
    expect(await refused(pdf, '台账.pdf', { beside: { ...cell, region: '440100' } })).toContain('没有这一格')
    expect(await refused(pdf, '台账.pdf', { beside: { region: '441200' } })).toMatch(/^400 bad-request/)
    const many = { beside: { ...cell, region: '441203' } }
    for (let file = 1; file <= 10; file += 1) await send(Buffer.from(`第${file}份`), `${file}.txt`, many)
    expect(await refused(pdf, '台账.pdf', many)).toMatch(/^409 conflict 一格至多附 10 份/)
    expect((await ask(desk.server, `DELETE ${path}/99`, desk.reporter)).status).toBe(404)
    expect((await ask(desk.server, `DELETE ${path}/1`, others.fagai)).status).toBe(404)
  })

  it('are named on the ledger by their hash, stay for good, and can be neither added nor taken back after the period is closed', async () => {
    const { store, files } = desk.server.deps
    const { db, tables } = store.reader
    const entries = await db.select().from(tables.ledger)
    const added = entries.find(({ kind }) => kind === 'evidence.added')!
    const hash = createHash('sha256').update(pdf).digest('hex')
    expect((JSON.parse(added.payload) as { files: unknown }).files).toEqual([
      { hash, name: '台账.pdf', size: pdf.length, type: 'application/pdf' },
    ])
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
    expect(await files.has(hash)).toBe(true)

    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, { reason: '九月核对完毕' })
    const late = await send(Buffer.from('晚了'), '晚.txt')
    expect([late.status, late.body.code]).toEqual([422, 'period-closed'])
    const back = await ask(desk.server, `DELETE ${path}/5`, desk.reporter)
    expect([back.status, back.body.code]).toEqual([422, 'period-closed'])
    expect((await namesTo(desk.reporter)).every((name) => !name.endsWith('可撤下'))).toBe(true)
  })
})

describe('a file that is refused for its size', () => {
  it('is read to its end, so that the next request on its connection is answered', async () => {
    const origin = await desk.server.listen()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const post = async (content: Buffer) => {
      const sent = request(`${origin}${path.replace('M09', 'M08')}?name=x.pdf`, {
        ...{ method: 'POST', agent },
        headers: { ...desk.reporter, origin, 'content-type': 'application/octet-stream' },
      })
      sent.end(content)
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      const [body = Buffer.of()] = (await answer.toArray()) as Buffer[]
      return (JSON.parse(body.toString()) as { readonly code: string }).code
    }
    expect(await post(Buffer.concat([pdf, Buffer.alloc(24_000_000)]))).toBe('file-too-large')
    expect(await post(Buffer.from('no document'))).toBe('file-type-not-allowed')
    agent.destroy()
  })
})
