import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { draft, openOrderDesk, type OrderDesk, type Who } from './order-desk.ts'

let desk: OrderDesk
beforeEach(async () => {
  desk = await openOrderDesk()
})
afterEach(() => desk.stop())

const plain = (text: string) => text.replace(/\u2009/g, ' ')

describe('POST /api/action-items', () => {
  it('opens an order under the next number of its year, to be assigned later or at once', async () => {
    expect(await desk.give({ assign: false })).toMatchObject({
      status: 201,
      body: { id: '2024-1', number: '督办〔2024〕1号' },
    })
    expect((await desk.give()).body).toEqual({ id: '2024-2', number: '督办〔2024〕2号', nobodySigns: false })
    const { items } = await desk.list('secretary')
    expect(items.map(({ id, state, due }) => [id, state, due])).toEqual([
      // The due date is ten working days after Thursday, 31 October.
      ['2024-2', 'assigned', '2024-11-14'],
      ['2024-1', 'filed', null],
    ])
    expect(items[0]).toMatchObject({
      organisationName: '市工业和信息化局',
      organisationGone: false,
      targets: [{ id: 'zhaoqing-2024-5g-base-stations', name: '5G基站累计开通数' }],
      colour: null,
      demo: false,
      demoDay: null,
      standing: '还有 10 个工作日，待签收',
      transitions: ['assign', 'withdraw'],
    })
    desk.clock.set('2025-01-02T10:00:00.000+08:00')
    expect((await desk.give()).body.number).toBe('督办〔2025〕1号')
  })

  it('gives two orders that are opened at the same time two numbers', async () => {
    const opened = await Promise.all([desk.give(), desk.give()])
    expect(opened.map(({ body }) => body.id).sort()).toEqual(['2024-1', '2024-2'])
  })

  it('takes what a text may hold, and a due date on which offices rest gives way to the next working day', async () => {
    const order = '<b>加快</b> & “补齐”\n=1+1 🚀'
    await desk.give({ order, person: ' 李处长 ', due: '2024-11-16', collaborators: ['zhaoqing-minzheng'] })
    expect(await desk.read()).toMatchObject({
      order,
      person: '李处长',
      due: '2024-11-18',
      collaborators: [{ id: 'zhaoqing-minzheng', name: '市民政局' }],
    })
  })
})

describe('the course of an action item', () => {
  it('goes from its opening to its closing, each step on the ledger, with what the curve did meanwhile', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(6_900, '441200', '08')])
    await approve(desk.server, [stations(7_000, '441200', '09')])
    await desk.give()
    const steps: [Who, string, object][] = [
      ['owner', 'acknowledge', {}],
      ['owner', 'report', { text: '已开工12座，均已立项' }],
      ['owner', 'request-extension', { until: '2024-11-29', reason: '设备晚到' }],
      ['secretary', 'grant', {}],
      ['owner', 'report', { text: '全部建成', done: true }],
      ['secretary', 'return', { reason: '没有附清单' }],
      ['owner', 'report', { text: '清单已附', done: true }],
      ['secretary', 'close', { reason: '已核实' }],
    ]
    const states: string[] = []
    for (const [who, action, body] of steps) {
      const { status, body: item, headers } = await desk.act(who, action, body)
      expect([status, headers['etag']], action).toEqual([200, `"${item.version}"`])
      states.push(item.state)
    }
    expect(states).toEqual([
      'in-progress',
      'in-progress',
      'in-progress',
      'in-progress',
      'to-check',
      'in-progress',
      'to-check',
      'closed',
    ])
    const item = await desk.read()
    expect(item).toMatchObject({ due: '2024-11-29', reports: 3, endedOn: '2024-10-31', transitions: [] })
    expect(item.steps.map(({ action, by, text, until }) => [action, by, text, until])).toEqual([
      ['file', 'secretary', draft.order, null],
      ['assign', 'secretary', '肇庆市工业和信息化局', '2024-11-14'],
      ['acknowledge', 'owner', null, null],
      ['report', 'owner', '已开工12座，均已立项', null],
      ['request-extension', 'owner', '设备晚到', '2024-11-29'],
      ['grant', 'secretary', null, '2024-11-29'],
      ['finish', 'owner', '全部建成', null],
      ['return', 'secretary', '没有附清单', null],
      ['finish', 'owner', '清单已附', null],
      ['close', 'secretary', '已核实', null],
    ])
    expect(item.since.map(({ sentence }) => plain(sentence))).toEqual([
      '交办时严重滞后，2024年9月 7,000 座；到销号没有新一期数据。',
    ])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('says of a withdrawn order that its curve had no new figure until it was withdrawn', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000, '441200', '09')])
    await desk.give()
    await desk.act('secretary', 'withdraw', { reason: '并入另一件' })
    const [since] = (await desk.read()).since
    expect(plain(since!.sentence)).toBe('交办时严重滞后，2024年9月 7,000 座；到撤销没有新一期数据。')
  })

  it('tells what the curve of a target did since the order was given', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000, '441200', '09')])
    await desk.give()
    desk.clock.set('2024-11-12T10:00:00.000+08:00')
    await approve(desk.server, [stations(7_700, '441200', '10')])
    const [since] = (await desk.read()).since
    expect(plain(since!.sentence)).toBe(
      '交办时 2024年9月 7,000 座，现在 2024年10月 7,700 座，由严重滞后转为滞后，与序时的差距由 −58.3 个百分点 到 −8.3 个百分点（前进 50.0 个百分点）。',
    )
    const orders = await desk.as('secretary', `GET /api/targets/${draft.targets[0]}/instructions`)
    expect(orders.body.items).toMatchObject([{ id: '2024-1', since: since!.sentence }])
  })

  it('is answered by its own organisation alone, and given and judged by the secretary alone', async () => {
    await desk.give({ collaborators: ['zhaoqing-minzheng'] })
    // A collaborator may read the order, and takes no steps.
    expect((await desk.read('other')).transitions).toEqual([])
    expect((await desk.act('other', 'acknowledge')).body).toMatchObject({
      status: 403,
      code: 'organisation-not-allowed',
      detail: '督办〔2024〕1号由肇庆市工业和信息化局负责，只有该单位的填报员能签收、反馈和申请延期。',
    })
    expect((await desk.act('secretary', 'acknowledge')).body.code).toBe('not-allowed')
    expect((await desk.act('owner', 'close', { reason: '已办' })).body.code).toBe('not-allowed')
    await desk.give()
    const others = await desk.as('other', 'GET /api/action-items/2024-2')
    expect([others.status, others.body.code]).toEqual([403, 'organisation-not-allowed'])
    expect((await desk.list('other')).items.map(({ id }) => id)).toEqual(['2024-1'])
    expect((await desk.list('owner')).items).toHaveLength(2)
    expect((await desk.list('auditor')).items).toHaveLength(2)
    expect((await desk.as('owner', 'GET /api/action-items/2024-9')).status).toBe(404)
  })

  it('refuses what does not follow, and says why', async () => {
    await desk.give()
    const refused = async (who: Who, action: string, body: object = {}) => {
      const answer = await desk.act(who, action, body)
      return [answer.status, answer.body.code, answer.body.detail]
    }
    const report = { text: '已开工12座' }
    expect(await refused('owner', 'report', report)).toEqual([
      409,
      'conflict',
      '督办〔2024〕1号现为“待签收”，不能反馈。请刷新后查看。',
    ])
    await desk.act('owner', 'acknowledge')
    expect((await refused('owner', 'acknowledge'))[2]).toContain('现为“办理中”，不能签收')
    expect(await refused('secretary', 'close', { reason: '已办' })).toEqual([
      409,
      'conflict',
      '督办〔2024〕1号还没有反馈，不能销号。不再办理的，请撤销。',
    ])
    expect((await refused('secretary', 'grant'))[2]).toContain('没有待批的延期申请')
    const extension = { until: '2024-11-29', reason: '设备晚到' }
    expect((await refused('owner', 'request-extension', { ...extension, until: '2024-11-14' }))[2]).toBe(
      '现在的期限是2024年11月14日，延期请写在这以后的一天。',
    )
    expect((await refused('owner', 'request-extension', { ...extension, until: '2024-10-01' }))[2]).toContain(
      '已经过去',
    )
    expect((await refused('owner', 'request-extension', { ...extension, reason: '忙' }))[2]).toContain(
      '延期理由至少写 4 个字',
    )
    await desk.act('owner', 'request-extension', extension)
    expect(await refused('owner', 'request-extension', extension)).toEqual([
      409,
      'conflict',
      '督办〔2024〕1号已申请延期至2024年11月29日，正等批复，不能重复申请。',
    ])
    await desk.act('secretary', 'refuse', { reason: '工期已留足' })
    expect(await desk.read()).toMatchObject({ due: '2024-11-14', extension: null })
    expect((await refused('owner', 'report', { text: '长'.repeat(2_001) }))[2]).toContain(
      '反馈至多 2000 个字符',
    )
    expect((await refused('owner', 'report', { text: '已开\u0000工' }))[2]).toContain('U+0000')
    expect((await refused('secretary', 'withdraw', { reason: ' 重复了 ' }))[2]).toBe('原因至少写 4 个字。')
    await desk.act('secretary', 'withdraw', { reason: '并入另一件' })
    for (const [who, action, body] of [
      ['owner', 'report', report],
      ['secretary', 'assign', {}],
      ['secretary', 'withdraw', { reason: '再撤' }],
    ] as const)
      expect((await refused(who, action, body))[2]).toContain('现为“已撤销”')
  })

  it('refuses an edit of what somebody else has moved on', async () => {
    await desk.give()
    const { version } = await desk.read('owner')
    expect((await desk.act('owner', 'acknowledge', {}, { 'if-match': `"${version}"` })).status).toBe(200)
    const late = await desk.act(
      'secretary',
      'assign',
      { organisation: 'zhaoqing-minzheng' },
      { 'if-match': `"${version}"` },
    )
    expect([late.status, late.body.code]).toEqual([412, 'stale-edit'])
    expect(late.body.detail).toBe('督办〔2024〕1号刚刚有了新的进展，现为“办理中”。请刷新看过以后再办。')
    expect((await desk.act('owner', 'report', { text: '已开工12座' }, { 'if-match': 'three' })).status).toBe(
      400,
    )
    expect((await desk.act('owner', 'report', { text: '已开工12座' }, { 'if-match': '*' })).status).toBe(200)
    expect((await desk.read()).steps).toHaveLength(4)
  })

  it('is handed to another organisation, which signs anew; the term begins again', async () => {
    await desk.give({ assign: false, days: 5 })
    desk.clock.set('2024-11-04T10:00:00.000+08:00')
    await desk.act('secretary', 'assign')
    expect((await desk.read()).due).toBe('2024-11-11')
    await desk.act('owner', 'acknowledge')
    await desk.act('secretary', 'assign', {
      organisation: 'zhaoqing-minzheng',
      person: '王科长',
      due: '2024-11-22',
    })
    expect(await desk.read()).toMatchObject({
      state: 'assigned',
      organisation: 'zhaoqing-minzheng',
      person: '王科长',
      due: '2024-11-22',
    })
    expect((await desk.act('owner', 'report', { text: '已开工12座' })).body.code).toBe(
      'organisation-not-allowed',
    )
    expect((await desk.act('other', 'acknowledge')).status).toBe(200)
  })

  it('cannot be assigned after its due date, until another is named', async () => {
    await desk.give({ assign: false, due: '2024-11-01' })
    desk.clock.set('2024-11-04T10:00:00.000+08:00')
    expect((await desk.act('secretary', 'assign')).body.detail).toContain('办理期限2024年11月1日已经过去')
    expect((await desk.act('secretary', 'assign', { days: 3 })).body.due).toBe('2024-11-07')
  })
})
