import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const note = '春节错月因素影响较大'
/** The text of `note` in GBK, encoded by iconv. */
const noteInGbk = Buffer.from('b4babddab4edd4c2d2f2cbd8d3b0cfecbdcfb4f3', 'hex')
const indicator = 'zhaoqing-5g-base-stations'
const body = (text: string) =>
  `{"items":[{"indicator":"${indicator}","region":"441200","period":"2024-M09","value":7812,"note":"${text}"}]}`
const [head = '', tail = ''] = body('|').split('|')
const gbk = Buffer.concat([Buffer.from(head), noteInGbk, Buffer.from(tail)])
const bodies: Readonly<Record<string, Buffer>> = {
  'the JSON encoded in GBK': gbk,
  GBK: gbk,
  'EF BB BF + UTF-8': Buffer.from(`\ufeff${body(note)}`),
  'UTF-16': Buffer.from(`\ufeff${body(note)}`, 'utf16le'),
}

const send = (
  payload: Buffer,
  type: string,
  url = '/api/observations',
  headers: Record<string, string> = byToken,
) => server.app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload })
const notes = async () => {
  const found = await ask(server, `GET /api/observations?indicator=${indicator}`, byToken)
  return (found.body.observations as { note: string }[]).map((each) => each.note)
}

describe('a body', () => {
  it('in GBK that declares it is kept word by word', async () => {
    for (const charset of ['gbk', 'GB2312', '"gb18030"', 'cp936'])
      expect((await send(gbk, `application/json; charset=${charset}`)).statusCode).toBe(201)
    expect(await notes()).toEqual([note])
  })

  it.each([
    ['Latin-1 that declares it', 'application/json; charset=iso-8859-1', body('crue 1m50'), 415],
    ['Big5 that declares it', 'application/json;charset=big5', body('x'), 415],
    ['UTF-16 that declares it', 'application/json; charset=utf-16', body('x'), 415],
    [
      'GBK that breaks off',
      'application/json; charset=gbk',
      Buffer.concat([gbk.subarray(0, -6), Buffer.from([0xb4])]),
      400,
    ],
    ['UTF-8 that breaks off', 'application/json', Buffer.from(body('春')).subarray(0, -5), 400],
    ['one byte of Latin-1', 'application/json', Buffer.from(body('é'), 'latin1'), 400],
    [
      'half a surrogate pair as UTF-8',
      'application/json',
      Buffer.from('{"items":"\xed\xa0\x80"}', 'latin1'),
      400,
    ],
  ] as const)('in %s is refused', async (_, type, payload, status) => {
    expect((await send(Buffer.from(payload), type)).statusCode).toBe(status)
  })

  it('that was damaged before it was sent is refused with its field', async () => {
    const answer = await send(Buffer.from(body('春节\ufffd')), 'application/json')
    expect(answer.json()).toMatchObject({
      status: 400,
      errors: [{ index: 0, field: 'note', code: 'format' }],
    })
  })

  it('not in UTF-8 is refused at every door', async () => {
    const payload = Buffer.from('{"name":"\xc0\xee","password":"x"}', 'latin1')
    expect((await send(payload, 'application/json', '/api/session', {})).json()).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/^请求不是 UTF-8/),
    })
    const admin = await by(server, 'admin')
    for (const door of [
      '/api/people',
      '/api/light-rules',
      '/api/evaluation-schemes',
      '/api/periods/2024-M09/closure',
    ])
      expect((await send(payload, 'application/json', door, admin)).json(), door).toMatchObject({
        status: 400,
        detail: expect.stringMatching(/^请求不是 UTF-8/),
      })
  })

  it('that is empty is refused as empty', async () => {
    expect((await send(Buffer.alloc(0), 'application/json')).json()).toMatchObject({
      status: 400,
      detail: '请求内容为空。',
    })
  })
})

interface EncodingCase {
  readonly 'content-type': string
  readonly bytes: string
  readonly expected: string
}

describe.skipIf(!sharedIsHere)('the bodies of ../shared/cases/09-body-encoding.json', () => {
  it('are answered as expected, and no U+FFFD is stored', async () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/09-body-encoding.json')!, 'utf8')) as {
      cases: EncodingCase[]
    }
    for (const one of cases) {
      const { statusCode } = await send(bodies[one.bytes]!, one['content-type'])
      // The server decodes the body where a case allows either (`415 (or decoded)`).
      const expected = one.expected.includes('or decoded') ? 201 : Number(one.expected.slice(0, 3))
      expect(statusCode, JSON.stringify(one)).toBe(expected)
    }
    expect(cases).toHaveLength(4)
    expect(new Set(await notes())).toEqual(new Set([note]))
  })
})

describe('a request that names a type and sends no body', () => {
  const sent = async (method: string, path: string) =>
    fetch((await server.listen()) + path, {
      method,
      headers: { ...byToken, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(5000),
    })

  it('is answered as one without a type', async () => {
    expect((await sent('GET', '/api/session')).status).toBe(200)
    expect((await sent('DELETE', '/api/tokens/none')).status).toBe(403)
    expect((await sent('DELETE', '/api/session')).status).toBe(204)
  })

  it.each([
    ['POST', '/api/policy/read', 'text/plain'],
    ['POST', '/api/policy/read', 'application/octet-stream'],
    ['POST', '/api/imports?name=a.csv', 'application/octet-stream'],
  ])('is refused, with what to do, where a file is asked for: %s %s of %s', async (method, url, type) => {
    const headers = { ...(await by(server, 'admin')), 'content-type': type }
    const answer = await server.app.inject({ method: method as 'POST', url, headers })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json<{ detail: string }>().detail).toMatch(/请/)
  })
})
