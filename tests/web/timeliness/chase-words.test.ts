import { expect, it } from 'vitest'
import type { ChaseOutcome } from '#server/contract/timeliness.ts'
import { chaseWords } from '#web/timeliness/chase-words.ts'

it('says who was told, who had been told today, and for which filings nobody could be told', () => {
  const one = (filing: string, outcome: ChaseOutcome['outcome'], ...people: string[]) => ({
    ...{ filing, outcome, people },
  })
  const nameOf = (filing: string) => ({ a: '甲局', b: '乙局' })[filing[0]!] ?? filing
  const outcomes = [
    one('a-2024-M08', 'told', '李强', '王芳'),
    one('a-2024-M09', 'told', '李强'),
    one('a-2024-M07', 'already'),
    one('b-2024-M08', 'nobody'),
    one('b-2024-M09', 'nobody'),
    one('b-2024-M07', 'not-covered'),
    one('b-2024-M06', 'nothing-open'),
  ]
  expect(chaseWords(outcomes, nameOf)).toEqual([
    '已催报 2 张，告知 李强、王芳。',
    '今天已经催过，没有再催：甲局（2024年7月）。',
    '没有人可催，请管理员在“人员”里添加填报员：乙局（2024年8月、2024年9月）。',
    '不在您审核的地区，没有催：乙局（2024年7月）。',
    '已经报齐或已关账，不必催：乙局（2024年6月）。',
  ])
  expect(chaseWords([], nameOf)).toEqual([])
})
