import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { PolicyReading } from '#server/contract/policy.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { pdfOf } from '#tests/support/documents/pdf-of.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { officeDocument } from '#tests/support/documents/zip-of.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

/** A plan that was invented after the patterns of real ones. */
const plan = `甲市数字经济发展行动计划（2026—2028年）
一、工作目标
到2028年，全市累计建成5G基站超过9000座。2025年已建成6000座。
二、主要任务
（一）夯实基础。到2027年底，规模以上企业上云率达到60%以上。〔市工信局牵头，市政数局配合〕
序号 指标 单位 2025年 2028年 属性
1 软件业务收入 亿元 110 ≥160 预期性
`

const read = async (payload: string | Buffer, type = 'text/plain', headers = admin) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/policy/read',
    headers: { ...headers, 'content-type': type },
    payload,
  })
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    body: answer.json<PolicyReading>(),
  }
}

describe('POST /api/policy/read', () => {
  it('answers what rules read of a text, as the API describes it', async () => {
    const { status, type, body } = await read(plan)
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8'])
    expect(Value.Errors(PolicyReading, body)).toEqual([])
    expect(body).toEqual(JSON.parse(JSON.stringify(readPolicy(plan))))
    expect(body.kind).toBe('plan')
    const targets = body.figures.filter(({ target }) => target)
    expect(targets.map(({ value, unit, deadline }) => [value, unit, deadline])).toEqual([
      ['9000', '座', '2028'],
      ['60', '%', '2027'],
      ['160', '亿元', '2028'],
    ])
    for (const { quote, start, end } of body.figures) expect(quote).toContain(plan.slice(start, end))
  })

  it('counts its offsets from behind a byte order mark, and reads a text that is declared as GBK', async () => {
    const { body: plain } = await read('到2028年，基站达到9000座。')
    expect((await read('\ufeff到2028年，基站达到9000座。')).body).toEqual(plain)
    // The text of the document in GBK, encoded by iconv.
    const gbk = Buffer.from('b5bd32303238c4eaa3acbbf9d5beb4efb5bd39303030d7f9a1a3', 'hex')
    expect((await read(gbk, 'text/plain; charset=gbk')).body).toEqual(plain)
  })

  it('reads a file by what it is, with the text that places are counted in, and refuses a scan', async () => {
    const paragraphs = plan.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
    const document = officeDocument('wordprocessingml.document', {
      name: 'word/document.xml',
      content: `<w:document>${paragraphs.join('')}</w:document>`,
    })
    const { status, body } = await read(document, 'application/octet-stream')
    expect([status, Value.Errors(PolicyReading, body)]).toEqual([200, []])
    expect({ ...body, text: undefined }).toEqual({ ...(await read(plan.trim())).body, text: undefined })
    expect(body.text).toBe(plan.trim())
    expect(await read(pdfOf([[]]), 'application/pdf')).toMatchObject({
      status: 415,
      body: { code: 'file-type-not-allowed', detail: expect.stringMatching(/扫描件/) as string },
    })
  })

  it('is open to tokens that may keep the catalogue', async () => {
    const wanted = { name: '目录', rights: ['catalogue'] }
    const { body } = await ask(server, 'POST /api/tokens', admin, wanted)
    const token = { authorization: `Bearer ${body.secret as string}` }
    expect((await read(plan, 'text/plain', token)).status).toBe(200)
  })

  it.each<[string, string | Buffer, string, object]>([
    ['an empty file', '', 'text/plain', { status: 400, detail: '文件里没有文字。请核对后重新提交。' }],
    ['blanks', ' \n\u3000\n', 'text/plain', { status: 400, detail: '文件里没有文字。请核对后重新提交。' }],
    ['JSON', '{"text":"x"}', 'application/json', { status: 415, code: 'unsupported-media-type' }],
    ['a file of another kind', Buffer.from('PK\x03\x04\xff\xfe', 'latin1'), 'text/plain', { status: 400 }],
    ['a text that was damaged on its way', '到2028年\ufffd', 'text/plain', { status: 400 }],
    ['more than 20 MB', 'a'.repeat(20 * 1024 * 1024 + 1), 'text/plain', { status: 413, code: 'too-large' }],
  ])('refuses %s', async (_, payload, type, refusal) => {
    expect((await read(payload, type)).body).toMatchObject({
      ...refusal,
      detail: expect.stringMatching(/请/) as string,
    })
  })

  it('holds nobody up: who asks during a megabyte of figures is answered before it is read', async () => {
    const answered: string[] = []
    const text = '到2028年，甲增长5%，乙达到9000座；'.repeat(20_000)
    const reading = read(text).then(() => answered.push('read'))
    for (let asked = 0; asked < 3; asked += 1) {
      const { status } = await ask(server, 'GET /api/session', admin)
      answered.push(`asked ${status}`)
    }
    await reading
    expect(answered).toEqual(['asked 200', 'asked 200', 'asked 200', 'read'])
  })

  it('refuses a table of figures before it reads it, while others are answered', async () => {
    const reading = read('123 4567 '.repeat(560_000))
    const { status } = await ask(server, 'GET /api/session', admin)
    const { body } = await reading
    expect([status, body]).toMatchObject([
      200,
      { code: 'file-too-large', detail: expect.stringMatching(/10 万个.*请只提交/) as string },
    ])
  })

  it('is described with its text and its answer', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    const { requestBody, responses } = body.paths['/api/policy/read'].post
    expect(Object.keys(requestBody.content)).toEqual([
      'text/plain',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/pdf',
      'text/html',
      'application/octet-stream',
    ])
    expect(responses['200'].content['application/json'].schema.properties.figures.type).toBe('array')
  })
})
