import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { nobodyCouldSign, signingOf } from '#web/orders/signing.ts'

const index = indexCatalogue(catalogue)
const basis = { on: '2024-10-31', signers: [{ organisation: 'zhaoqing-gongxin', people: ['张三', '李四'] }] }

describe('signingOf (X-8)', () => {
  it('names who could sign for the organisation that was chosen', () => {
    const signing = signingOf(index, basis, 'zhaoqing-gongxin')
    expect(signing).toEqual({ name: '肇庆市工业和信息化局', chosen: null, people: ['张三', '李四'] })
    expect(nobodyCouldSign(signing)).toBe(false)
  })

  it('says that nobody could, and says nothing before that is known', () => {
    const signing = signingOf(index, basis, 'zhaoqing-minzheng')
    expect(signing).toEqual({ name: '肇庆市民政局', chosen: null, people: [] })
    expect(nobodyCouldSign(signing)).toBe(true)
    for (const unknown of [
      signingOf(index, undefined, 'zhaoqing-minzheng'),
      signingOf(undefined, basis, 'zhaoqing-minzheng'),
      signingOf(index, basis, undefined),
      signingOf(index, basis, 'zhaoqing-nobody'),
    ])
      expect([unknown, nobodyCouldSign(unknown)]).toEqual([undefined, false])
  })

  it('is of whoever took over from the organisation', () => {
    const id = 'reform-1'
    const reform = {
      id,
      name: '并入工业和信息化局（虚构）',
      from: '2024-01-01',
      before: ['zhaoqing-minzheng'],
      after: ['zhaoqing-gongxin'],
    }
    const reformed = indexCatalogue({ ...catalogue, reforms: [reform] }).on('2024-10-31')
    expect(signingOf(reformed, basis, 'zhaoqing-minzheng')).toEqual({
      name: '肇庆市工业和信息化局',
      chosen: '肇庆市民政局',
      people: ['张三', '李四'],
    })
  })
})
