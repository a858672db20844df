import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

  it('keeps what a leader wrote, which the secretary makes an action item of, once', async () => {
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
        item: null,
      },
    ])
    expect((await desk.list('owner')).instructions).toEqual([])
    await desk.file({ instruction: 'instruction-1' })
    expect((await desk.list('secretary')).instructions).toEqual([])
    const orders = await desk.as('leader', `GET /api/targets/${target}/instructions`)
    expect(orders.body).toMatchObject({
      instructions: [{ id: 'instruction-1', item: '2024-1' }],
      items: [{ id: '2024-1', instruction: 'instruction-1' }],
    })
    const again = await desk.file({ instruction: 'instruction-1' })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    expect(again.body.detail).toContain('督办〔2024〕1号')
    const owners = await desk.as('owner', `GET /api/targets/${target}/instructions`)
    expect(owners.body).toMatchObject({ instructions: [], items: [{ id: '2024-1' }] })
    expect((await desk.as('other', `GET /api/targets/${target}/instructions`)).body.items).toEqual([])
  })

  it('is refused on a target elsewhere, without words, with what cannot be seen, and to everyone else', async () => {
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
