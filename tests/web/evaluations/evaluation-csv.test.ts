import { describe, expect, it } from 'vitest'
import { evaluationCsv } from '#web/evaluations/evaluation-csv.ts'
import { evaluation } from './make-evaluation.ts'

describe('evaluationCsv', () => {
  it('writes a table by place for Excel, says what it is, and leaves no formula', () => {
    const [title, head, ...rows] = evaluationCsv(evaluation).split('\r\n')
    expect(title).toBe('\uFEFF县区评价（第2版）,基准日 2024-10-31,演示数据')
    expect(head).toBe(
      '名次,考核对象,得分,最好名次,最差名次,名次不变的比例,说明,' +
        '5G基站（座）2024年9月,5G基站得分,5G基站计入权重,5G基站说明,' +
        '"企业,""规上""","企业,""规上""得分","企业,""规上""计入权重","企业,""规上""说明"',
    )
    expect(rows).toEqual([
      '1,端州区,100.0,1,2,0.995,,2321,100,0.6,,39,100,0.4,演示数据',
      '2,鼎湖区,12.3,2,2,1,,1000,0,0.6,初步数；有新值待审核,9,30.625,0.4,',
      ",'=封开县,,,,,缺数占权重 40\u2009%，超过 20\u2009%，不计总分,566,10,1,,,,0,逾期未报",
      '',
    ])
  })

  it('calls nothing a demonstration that is none', () => {
    expect(evaluationCsv({ ...evaluation, demo: false })).not.toMatch(/^[^\n]*演示/)
  })
})
