import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  countExplanations,
  repeatedExplanation,
  repetitionText,
} from '#metrics/checks/repeated-explanation.ts'
import { shared } from '#tests/support/shared.ts'

const storm = '台风停产一周，企业名单已附'

describe('repeatedExplanation', () => {
  it('counts the cells of one filing that say the same, from three on (Q-28)', () => {
    expect(repeatedExplanation(storm, countExplanations(Array.from({ length: 9 }, () => storm)), [])).toEqual(
      { cells: 9, periods: 1 },
    )
    expect(repeatedExplanation(storm, countExplanations([storm, storm, '新址投产']), [])).toBeUndefined()
  })

  it('counts the periods running in which a cell says the same, from three on (Q-28)', () => {
    expect(repeatedExplanation(storm, countExplanations([storm]), [storm, storm])).toEqual({
      cells: 1,
      periods: 3,
    })
    expect(repeatedExplanation(storm, countExplanations([storm]), [storm, '新址投产', storm])).toBeUndefined()
  })

  it('sees through blanks, punctuation, months and figures', () => {
    expect(
      repeatedExplanation('十月新增 79 座。', countExplanations(['十月新增 79 座。']), [
        '九月新增80座',
        '八月新增75座；',
      ]),
    ).toEqual({
      cells: 1,
      periods: 3,
    })
  })

  it('counts no cells of a filing in which the explanation does not occur', () => {
    expect(repeatedExplanation(storm, new Map(), [storm, storm])).toEqual({ cells: 0, periods: 3 })
  })

  it('says nothing of explanations without words', () => {
    expect(repeatedExplanation('—', countExplanations(['—', '—', '—']), ['', ''])).toBeUndefined()
  })

  it('knows both kinds of ../shared/cases/36-explanations.json', ({ skip }) => {
    const path = shared('cases/36-explanations.json')
    skip(path === undefined)
    const { cases } = JSON.parse(readFileSync(path!, 'utf8')) as { cases: Record<string, string>[] }
    const [nine, months] = cases.flatMap((one) => Object.entries(one))
    expect([nine![0], nine![1]]).toEqual([
      'nine cells with the same sentence in one filing',
      expect.stringContaining('shown so to the reviewer'),
    ])
    expect(
      repeatedExplanation(storm, countExplanations(Array.from({ length: 9 }, () => storm)), [])?.cells,
    ).toBe(9)
    expect([months![0], months![1]]).toEqual([
      'the same sentence under the same cell three months running',
      expect.stringContaining('shown to the reviewer as repeated'),
    ])
    expect(repeatedExplanation(storm, countExplanations([storm]), [storm, storm])?.periods).toBe(3)
  })
})

describe('repetitionText', () => {
  it('says where an explanation recurs', () => {
    expect(repetitionText({ cells: 9, periods: 1 })).toBe('同一说明用于本单 9 项：请看是否对每一项都说得通')
    expect(repetitionText({ cells: 1, periods: 3 })).toBe('与此前 2 期的说明相同：请看是否对每一项都说得通')
    expect(repetitionText({ cells: 4, periods: 3 })).toBe(
      '同一说明用于本单 4 项，与此前 2 期的说明相同：请看是否对每一项都说得通',
    )
  })
})
