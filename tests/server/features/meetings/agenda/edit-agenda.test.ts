import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
const meeting = '/api/meetings/weekly-1'
const red = 'red.zhaoqing-2024-5g-base-stations'
beforeEach(async () => {
  server = await startTestServer()
  secretary = await conveneOverRedStations(server)
})
afterEach(() => server.stop())

const agenda = async () => (await ask(server, `GET ${meeting}/agenda`, byToken)).body as MeetingAgenda
const keysOf = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key)
const edit = (key: string, version: number | string, body: object) =>
  ask(
    server,
    `PUT ${meeting}/agenda/items/${key}`,
    { ...secretary, ...(version === '' ? {} : { 'if-match': `"${version}"` }) },
    body,
  )
const reorder = (version: number, keys: readonly string[]) =>
  ask(server, `PUT ${meeting}/agenda/order`, { ...secretary, 'if-match': `"${version}"` }, { keys })

describe('PUT /api/meetings/:id/agenda/items/:key', () => {
  it('drops an item with its reason, which stands apart, and takes it back', async () => {
    const dropped = await edit(red, 0, { dropped: ' 上周已专题研究 ', comment: null })
    expect(dropped).toMatchObject({ status: 200, body: { version: 1 }, headers: { etag: '"1"' } })
    const without = await agenda()
    expect(keysOf(without.items)).not.toContain(red)
    expect(without.dropped).toMatchObject([
      { key: red, reason: '上周已专题研究', editedBy: 'secretary', version: 1, kind: 'red' },
    ])
    await edit(red, 1, { dropped: null, comment: '请市工信局说明 <b>&</b> 🙂' })
    const again = await agenda()
    expect(again.dropped).toEqual([])
    expect(again.items.find(({ key }) => key === red)).toMatchObject({
      comment: '请市工信局说明 <b>&</b> 🙂',
      version: 2,
    })
  })

  it('adds a target by hand, and is frozen with the picture', async () => {
    const added = (await agenda()).items.find(({ target }) => target !== red.slice(4))!.target
    await edit(`added.${added}`, 0, { dropped: null, comment: null })
    await edit(red, 0, { dropped: '另行研究', comment: null })
    const now = await agenda()
    expect(now.items.at(-1)).toMatchObject({ kind: 'added', target: added })
    await ask(server, `POST ${meeting}/freeze`, secretary, {})
    const { body } = await ask(server, `GET ${meeting}/snapshots/1`, byToken)
    expect(keysOf(body.items)).toEqual(keysOf(now.items))
    expect(body.dropped).toMatchObject([{ key: red, reason: '另行研究' }])
    const frozen = await agenda()
    expect(frozen).toMatchObject({ frozen: true, transitions: [] })
    expect(keysOf(frozen.dropped)).toEqual([red])
  })

  it('is refused to the second of two who change one item, and where nobody says what it is based on', async () => {
    const answers = await Promise.all(
      ['请市工信局说明', '请市发改局说明'].map((comment) => edit(red, 0, { dropped: null, comment })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(answers.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'stale-edit' })
    expect(await edit(red, '', { dropped: null, comment: null })).toMatchObject({
      status: 400,
      body: { code: 'bad-request', detail: '请在 If-Match 里写明所依据的版本，如 "3"；还没有的写 "0"。' },
    })
    expect(await edit(red, 'W', { dropped: null, comment: null })).toMatchObject({ status: 400 })
  })

  it.each([
    [
      'red.zhuhai-2025-5g-base-stations',
      { dropped: null, comment: null },
      422,
      'bad-item',
      '不在会议的范围内',
    ],
    [
      'nothing.zhaoqing-2024-5g-base-stations',
      { dropped: null, comment: null },
      422,
      'bad-item',
      '不在会议的范围内',
    ],
    [red, { dropped: '   ', comment: null }, 422, 'reason-needed', '请写明不议这一项的原因'],
    [red, { dropped: null, comment: '长'.repeat(501) }, 400, 'bad-request', '批注至多 500 个字符'],
    [red, { dropped: null, comment: 'a\u0000b' }, 400, 'bad-request', '批注含有看不见的控制字符'],
    [red, { dropped: '\u200b\u2060', comment: null }, 400, 'bad-request', '不议的原因含有看不见的'],
    [red, { dropped: '不议\u202e', comment: null }, 400, 'bad-request', '改变文字方向的符号'],
    ['RED', { dropped: null, comment: null }, 400, 'bad-request', 'key 写法应符合'],
  ])('refuses %s %j', async (key, body, status, code, detail) => {
    const refused = await edit(key, 0, body)
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect(refused.body.detail).toContain(detail)
    expect((await agenda()).dropped).toEqual([])
  })
})

describe('PUT /api/meetings/:id/agenda/order', () => {
  it('reorders the items; the second of two who do is refused', async () => {
    const keys = keysOf((await agenda()).items)
    const reversed = keys.toReversed()
    expect(await reorder(0, reversed)).toMatchObject({ status: 200, headers: { etag: '"1"' } })
    expect(keysOf((await agenda()).items)).toEqual(reversed)
    expect(await agenda()).toMatchObject({ orderVersion: 1 })
    expect(await reorder(0, keys)).toMatchObject({ status: 412, body: { code: 'stale-edit' } })
    expect(await reorder(1, [keys[0]!, keys[0]!])).toMatchObject({ status: 422, body: { code: 'bad-item' } })
  })
})

describe('a meeting that is frozen', () => {
  it('is edited by nobody any more, can be held and closed, and takes nothing after its close', async () => {
    const take = (step: string) => ask(server, `POST ${meeting}/${step}`, secretary)
    expect(await take('hold')).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: '会议“第43周调度会”筹备中，请先定格，再开会。' },
    })
    await ask(server, `POST ${meeting}/freeze`, secretary, {})
    const { headers } = await ask(server, `GET ${meeting}/snapshots/1`, byToken)
    expect(headers['content-type']).toContain('json')
    const frozen =
      '会议“第43周调度会”已定格，议题和快照不再改动；要按更正后的数据开会，请写明原因再定格一版。'
    for (const refused of [await edit(red, 0, { dropped: '不议', comment: null }), await reorder(0, [red])])
      expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', detail: frozen } })
    expect((await take('hold')).body).toMatchObject({ state: 'held', transitions: ['note', 'close'] })
    expect(await take('hold')).toMatchObject({ status: 409 })
    const again = () => ask(server, `POST ${meeting}/freeze`, secretary, { reason: '更正' })
    expect(await again()).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await take('close')).body).toMatchObject({ state: 'closed', transitions: [] })
    const closed = '会议“第43周调度会”已结束，记录不再改动；还要办的，请列入下一次会议。'
    for (const refused of [await again(), await take('close'), await reorder(0, [])])
      expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', detail: closed } })
    const late = { order: '加快基站建设', organisation: 'zhaoqing-gongxin', meeting: 'weekly-1' }
    expect((await ask(server, 'POST /api/action-items', secretary, late)).body).toMatchObject({
      status: 409,
      detail: '会议“第43周调度会”已结束，不能再算作会上交办。请在“督办”里立项，或在下一次会议上交办。',
    })
    const { body } = await ask(server, `GET ${meeting}`, byToken)
    expect(body).toMatchObject({ state: 'closed', snapshots: [{ version: 1 }] })
  })

  it('tells its secretary what may be done next, and a reader that nothing may', async () => {
    const transitions = async (headers: Record<string, string>) =>
      (await ask(server, `GET ${meeting}`, headers)).body.transitions as string[]
    expect(await transitions(secretary)).toEqual(['edit', 'ask', 'freeze', 'cancel'])
    expect(await transitions(byToken)).toEqual([])
    server.clock.set('2024-10-23T10:00:00.000+08:00')
    expect(await transitions(secretary)).toEqual(['edit', 'ask', 'cancel'])
  })
})
