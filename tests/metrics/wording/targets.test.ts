import { describe, expect, it } from 'vitest'
import { commitmentWords } from '#metrics/wording/targets.ts'

const words = (
  comparator: Parameters<typeof commitmentWords>[0]['comparator'],
  value: string,
  unit: string,
  high?: string,
) => commitmentWords({ comparator, value, basis: 'stock', ...(high === undefined ? {} : { high }) }, unit)

describe('commitmentWords', () => {
  it('speaks as documents do', () => {
    expect([
      words('>=', '8000', '座'),
      words('>', '290', '万个'),
      words('=', '9', '座'),
      words('<=', '3', '天'),
      words('<', '5', '%'),
      words('range', '1', '个', '2'),
      words('about', '6', '%'),
    ]).toEqual([
      '不少于 8,000\u2009座',
      '超过 290\u2009万个',
      '共 9\u2009座',
      '不超过 3\u2009天',
      '不足 5\u2009%',
      '1 至 2\u2009个',
      '6\u2009%左右',
    ])
  })

  it('says 全覆盖 for a coverage of 100 %', () => {
    expect(commitmentWords({ comparator: '=', value: '100', basis: 'coverage' }, '%')).toBe('全覆盖')
  })
})
