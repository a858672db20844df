import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draft, openOrderDesk, type OrderDesk } from './order-desk.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await openOrderDesk()
})
afterAll(() => desk.stop())

describe('POST /api/action-items', () => {
  it.each([
    [{ order: '  办 ' }, 422, 'bad-item', '督办内容至少写 4 个字'],
    [{ order: '\u200b\u200b\u200b\u200b' }, 422, 'bad-item', '督办内容至少写 4 个字'],
    [{ order: `办好\u0007这件事` }, 422, 'bad-item', '督办内容里有看不见的控制字符'],
    [{ order: `办好\u202e这件事` }, 422, 'bad-item', '督办内容里有改变文字方向的符号'],
    [{ order: `办好\u061c这件事` }, 422, 'bad-item', '督办内容里有改变文字方向的符号'],
    [{ order: `办好\uffff这件事` }, 422, 'bad-item', '督办内容里有看不见的控制字符'],
    [{ order: '办'.repeat(501) }, 400, 'bad-request', '督办内容至多 500 个字符'],
    [{ order: `办好\0这件事` }, 400, 'bad-request', '不能保存的字符（U+0000）'],
    [{ person: '张\n三' }, 422, 'bad-item', '责任人里有看不见的控制字符'],
    [{ organisation: 'zhaoqing-nobody' }, 422, 'unknown-organisation', '可能已经撤销'],
    [{ organisation: 'zhaoqing-xian-shi-qu' }, 422, 'bad-item', '代表多个单位，请逐个单位分别交办'],
    [{ collaborators: ['zhaoqing-gongxin'] }, 422, 'bad-item', '写了两次'],
    [{ targets: ['zhaoqing-2024-nothing'] }, 422, 'bad-item', '目录中没有这个目标'],
    [{ targets: [draft.targets[0], draft.targets[0]] }, 422, 'bad-item', '写了两次'],
    [{ meeting: 'weekly-9' }, 422, 'bad-item', '没有这次会议'],
    [{ instruction: 'instruction-9' }, 422, 'bad-item', '没有这条批示'],
    [{ due: '2024-02-30' }, 422, 'bad-item', '没有这一天：2024-02-30'],
    [
      { due: '2024-10-30' },
      422,
      'bad-item',
      '办理期限2024年10月30日已经过去，请写今天（2024年10月31日）或以后',
    ],
    [
      { due: '2042-11-01' },
      422,
      'bad-item',
      '办理期限写成了2042年11月1日，最远写到2026年11月1日。请核对年份。',
    ],
    [{ due: '2024-11-15', days: 5 }, 422, 'bad-item', '只写一种'],
    [{ days: 0 }, 400, 'bad-request', '期限（工作日）不小于 1'],
  ])('refuses %o', async (change, status, code, detail) => {
    const answer = await desk.give(change)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail).toContain(detail)
    expect((await desk.as('secretary', 'GET /api/action-items')).body.items).toEqual([])
  })
})
