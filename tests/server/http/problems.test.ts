import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const sound = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', value: 7_000 }
const post = async (body: object) => (await ask(server, 'POST /api/observations', byToken, body)).body

describe('a request that a schema refuses', () => {
  it('names item and field, and says in Chinese what would do', async () => {
    expect(await post({ items: [sound, { ...sound, value: true }] })).toEqual({
      type: 'about:blank',
      title: 'bad-request',
      status: 400,
      code: 'bad-request',
      detail: '请求格式不对：第 2 项 value 应为数，或应为文本，或应为 null。',
      errors: [{ index: 1, field: 'value', code: 'type', detail: '应为数，或应为文本，或应为 null' }],
    })
  })

  it.each([
    [{}, 'items', 'required', '必须填写'],
    [{ items: [] }, 'items', 'minItems', '至少 1 项'],
    [{ items: [{ ...sound, unit: '座' }] }, 'unit', 'additionalProperties', '不是可用的名称，请去掉'],
    [{ items: [{ ...sound, period: '2'.repeat(41) }] }, 'period', 'maxLength', '至多 40 个字符'],
    [
      { items: [{ ...sound, reason: 'forgotten' }] },
      'reason',
      'enum',
      '只能是 not-due、overdue、not-collected、not-applicable、suppressed、undefined-ratio',
    ],
    [{ items: [{ ...sound, bound: 'upper' }] }, 'bound', 'const', '只能是 lower，或应为 null'],
    // U+0000, which PostgreSQL refuses; half a surrogate pair, which SQLite returns as another character.
    [
      { items: [{ ...sound, note: 'a\0b' }] },
      'note',
      'format',
      '含有不能保存的字符（U+0000）或乱码（U+FFFD），请改正',
    ],
    [
      { items: [{ ...sound, note: 'a\ud800b' }] },
      'note',
      'format',
      '含有不能保存的字符（U+0000）或乱码（U+FFFD），请改正',
    ],
    // The note may be a text, so that “…，或应为 null” is not added.
    [{ items: [{ ...sound, note: 'a'.repeat(2001) }] }, 'note', 'maxLength', '至多 2000 个字符'],
    [{ items: [sound], submit: 'no' }, 'submit', 'type', '应为 true 或 false'],
  ])('%j: %s %s', async (body, field, code, detail) => {
    expect((await post(body)).errors).toEqual([{ index: 0, field, code, detail }])
  })

  it('calls what people type as its page does, and rows by their number', async () => {
    const admin = await by(server, 'admin')
    const detail = async (request: string, body: object) =>
      (await ask(server, request, admin, body)).body.detail
    const long = '长'.repeat(501)
    expect((await post({ items: [sound, { ...sound, note: long.repeat(4) }] })).detail).toBe(
      '第 2 项说明至多 2000 个字符。',
    )
    const rule = {
      name: '第2版',
      from: '2024-11-01',
      basis: '会议纪要',
      cuts: { onSchedule: {}, behind: {} },
    }
    const ruled = (change: object) => detail('POST /api/light-rules', { ...rule, ...change })
    expect(await ruled({ name: '' })).toBe('名称不能为空。')
    expect(await ruled({ basis: long })).toBe('依据至多 200 个字符。')
    expect(await ruled({ from: '2024/11/1' })).toBe('请求格式不对：from 应写成 2024-10-31。')
    const tables = { document: {}, regions: [], organisations: [], clauses: [], milestones: [], duties: [] }
    const drafted = (targets: readonly object[], document = {}) =>
      detail('POST /api/plans', { ...tables, shared: [], boards: [], targets, document })
    expect(await drafted([], { title: long })).toBe('文件名称至多 500 个字符。')
    expect(await drafted([{ name: '甲' }, { unit: long }])).toBe('目标第 2 项单位至多 500 个字符。')
    expect(await drafted([{ lead: ['市政数局', long] }])).toBe('目标第 1 项牵头单位第 2 项至多 500 个字符。')
  })

  it('tells a body that is no object', async () => {
    expect((await post([])).detail).toBe('请求格式不对：内容应为对象。')
  })
})

describe('a request that is no JSON', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'is refused with 415 as %s',
    async (type) => {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/observations',
        headers: { ...byToken, 'content-type': type },
        payload: JSON.stringify({ items: [sound] }),
      })
      expect(answer.statusCode).toBe(415)
      expect(answer.json()).toMatchObject({ code: 'unsupported-media-type' })
    },
  )
})

describe('a request that reaches no route', () => {
  it('is answered by a problem where its address cannot be read', async () => {
    const answer = await server.app.inject({ url: '/api/%zz' })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad-request' })
  })

  it.each([
    ['no HTTP at all', 'HELLO\r\n\r\n', 400],
    ['headers beyond 16 KB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is answered by a problem and hung up on: %s', async (_name, sent, status) => {
    const { hostname, port } = new URL(await server.listen())
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(sent)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*application/problem\\+json`))
    expect(JSON.parse(body)).toMatchObject({ status, code: 'bad-request' })
  })

  it('is hung up on also where the client keeps its half open and says nothing more', async () => {
    const { hostname, port } = new URL(await server.listen())
    await expect.poll(connections, { timeout: 10_000 }).toBe(0)
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    await once(socket, 'connect')
    socket.write('HELLO\r\n\r\n')
    await once(socket.resume(), 'end')
    await expect.poll(connections, { timeout: 10_000 }).toBe(0)
    expect(socket.writable).toBe(true)
    socket.destroy()
  })
})

function connections(): Promise<number> {
  return promisify(server.app.server.getConnections.bind(server.app.server))()
}
