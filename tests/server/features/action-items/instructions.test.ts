import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { draft, openOrderDesk, type OrderDesk, type Who } from './order-desk.ts'

let desk: OrderDesk
beforeEach(async () => {
  desk = await openOrderDesk()
})
afterEach(() => desk.stop())

describe('POST /api/targets/:id/instructions', () => {
  const target = draft.targets[0]!
  const write = (text: string, who: Who = 'leader', on = target) =>
    desk.as(who, `POST /api/targets/${on}/instructions`, { text })

  it('keeps what a leader wrote, of which the secretary makes one action item and no second', async () => {
    expect(await write(' 请工信局一周内拿出办法。 ')).toMatchObject({
      status: 201,
      body: { id: 'instruction-1' },
    })
    const { instructions } = await desk.list('secretary')
    expect(instructions).toEqual([
      {
        id: 'instruction-1',
        target,
        targetName: '5G基站累计开通数',
        text: '请工信局一周内拿出办法。',
        on: '2024-10-31',
        at: '2024-10-31T10:00:00.000+08:00',
        by: 'leader',
        demo: false,
        demoDay: null,
        item: null,
        setAside: null,
      },
    ])
    expect((await desk.list('owner')).instructions).toEqual([])
    await desk.give({ instruction: 'instruction-1' })
    expect((await desk.list('secretary')).instructions).toEqual([])
    const orders = await desk.as('leader', `GET /api/targets/${target}/instructions`)
    expect(orders.body).toMatchObject({
      instructions: [{ id: 'instruction-1', item: '2024-1' }],
      items: [{ id: '2024-1', instruction: 'instruction-1' }],
    })
    const again = await desk.give({ instruction: 'instruction-1' })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    expect(again.body.detail).toContain('督办〔2024〕1号')
    const owners = await desk.as('owner', `GET /api/targets/${target}/instructions`)
    expect(owners.body).toMatchObject({ instructions: [], items: [{ id: '2024-1' }] })
    expect((await desk.as('other', `GET /api/targets/${target}/instructions`)).body.items).toEqual([])
  })

  it('is refused on a target elsewhere or unknown, without words, with a control character, and to everybody but a leader', async () => {
    expect((await write('请抓紧', 'leader', 'zhuhai-2025-5g-base-stations')).body).toMatchObject({
      code: 'region-not-allowed',
      detail: expect.stringContaining('不在本人所辖地区') as string,
    })
    expect((await write('请抓紧', 'leader', 'nothing')).status).toBe(404)
    expect((await desk.as('leader', 'GET /api/targets/nothing/instructions')).status).toBe(404)
    expect((await write(' ')).body.code).toBe('bad-item')
    expect((await write('请\u0008抓紧')).body.detail).toContain('控制字符')
    for (const who of ['secretary', 'owner', 'auditor'] as const)
      expect((await write('请抓紧', who)).body.code, who).toBe('not-allowed')
  })
})

describe('POST /api/instructions/:id/set-aside', () => {
  const target = draft.targets[0]!
  const setAside = (reason: string, who: Who = 'secretary', id = 'instruction-1') =>
    desk.as(who, `POST /api/instructions/${id}/set-aside`, { reason })
  beforeEach(async () => {
    await desk.as('leader', `POST /api/targets/${target}/instructions`, { text: '请工信局拿出办法。' })
  })

  it('keeps why no item is made of what a leader wrote, and shows it where it was written', async () => {
    expect((await setAside(' 已有督办事项在办 ')).status).toBe(204)
    const aside = { reason: '已有督办事项在办', on: '2024-10-31', by: 'secretary' }
    expect(await desk.list('secretary')).toMatchObject({ instructions: [], setAside: [{ setAside: aside }] })
    expect(await desk.list('owner')).toMatchObject({ instructions: [], setAside: [] })
    const orders = await desk.as('leader', `GET /api/targets/${target}/instructions`)
    expect(orders.body.instructions).toMatchObject([
      { id: 'instruction-1', text: '请工信局拿出办法。', item: null, setAside: aside },
    ])
    // The next number counts instructions that were set aside too, and an order may still be made of the first.
    const next = await desk.as('leader', `POST /api/targets/${target}/instructions`, { text: '再抓紧' })
    expect(next.body).toEqual({ id: 'instruction-2' })
    expect((await desk.give({ instruction: 'instruction-1' })).status).toBe(201)
    expect(await desk.list('secretary')).toMatchObject({
      instructions: [{ id: 'instruction-2' }],
      setAside: [],
    })
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is refused without a reason, a second time, for what is an item, and to everybody but the secretary', async () => {
    expect((await setAside('不办')).body.detail).toBe('不立项的原因至少写 4 个字。')
    expect((await setAside('已有\u202e督办')).body.detail).toContain('U+202A')
    expect((await setAside('已有督办在办', 'secretary', 'instruction-9')).status).toBe(404)
    for (const who of ['leader', 'owner', 'auditor'] as const)
      expect((await setAside('已有督办在办', who)).body.code, who).toBe('not-allowed')
    await setAside('已有督办在办')
    expect((await setAside('不属本级职权')).body).toMatchObject({
      status: 409,
      detail: '这条批示已经定为不立项：已有督办在办。请刷新后查看。',
    })
    await desk.give({ instruction: 'instruction-1' })
    expect((await setAside('不属本级职权')).body.detail).toBe(
      '这条批示已经立项：督办〔2024〕1号。请刷新后查看。',
    )
  })
})
