import { describe, expect, it } from 'vitest'
import { staleWords } from '#web/review/stale-words.ts'
import { reviewItem } from './review-fixture.ts'

describe('staleWords', () => {
  it('tells both values of a cell that was changed meanwhile', () => {
    expect(staleWords([reviewItem('5G基站', 7812)], [reviewItem('5G基站', 7820, { revision: 2 })])).toEqual([
      '“5G基站”（肇庆市，2024年10月）刚被改为 7,820 座（原 7,812 座），请重新审核。',
    ])
  })

  it('rounds a share that was computed', () => {
    const share = (numerator: number) => {
      const item = reviewItem('投资完成率', (numerator / 166) * 100, {
        unit: '%',
        decimals: 2,
        revision: numerator,
      })
      return { ...item, observation: { ...item.observation, numerator, denominator: 166 } }
    }
    expect(staleWords([share(158)], [share(159)])[0]).toContain('刚被改为 95.78 %（原 95.18 %）')
  })

  it('tells of a cell that somebody else decided', () => {
    expect(staleWords([reviewItem('5G基站', 7812)], [])).toEqual([
      '“5G基站”（肇庆市，2024年10月）已由他人处理，不再待审。',
    ])
  })

  it('says nothing of cells that are as they were', () => {
    expect(staleWords([reviewItem('5G基站', 7812)], [reviewItem('5G基站', 7812)])).toEqual([])
  })
})
