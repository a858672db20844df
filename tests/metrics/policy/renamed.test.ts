import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

interface Words {
  readonly city: string
  readonly thing: string
  readonly noun: string
  readonly count: number
  readonly more: number
  readonly from: number
  readonly to: number
}

const plan = ({ city, thing, noun, count, more, from, to }: Words): string =>
  `${city}市${noun}行动方案(2031—2034年)\n${city}市人民政府\n2031年2月3日\n` +
  `一、发展现状\n截至2030年底,全市建成${thing}${count}座。${noun}产值${more}亿元。\n` +
  `二、主要目标\n到2034年,全市${thing}达到${more}座以上,${noun}渗透率从${from}%提高到${to}%,培育${noun}企业${count}家左右。\n` +
  `三、重点任务\n(一)推进建设。新建${thing}${count}座,其中县城${more}座。支持年收入超${count}亿元的企业。实现${thing}全覆盖。` +
  `(牵头单位:市局;责任单位:各区)\n` +
  `指标 | 单位 | 2030年 | 2034年 | 属性 |\n${thing}数 | 座 | ${count} | ≥${more} | 约束性 |\n`

const shapeOf = (words: Words) => {
  const { figures, clauses } = readPolicy(plan(words))
  return {
    figures: figures.map(({ target, reason, comparator, deadline, basis, clause, row }) => [
      ...[target, reason, comparator, deadline, basis, clause, row],
    ]),
    clauses: clauses.map(({ path, responsible }) => [path, responsible]),
  }
}

describe('readPolicy, with other names and other numbers', () => {
  const first = shapeOf({
    city: '沙河',
    thing: '基站',
    noun: '智慧农业',
    count: 300,
    more: 400,
    from: 20,
    to: 60,
  })

  it('finds the seven targets', () => {
    expect(first.figures.filter(([target]) => target)).toHaveLength(7)
    expect(first.figures).toHaveLength(11)
  })

  it('says the same', () => {
    const words = fc.record<Words>({
      city: fc.constantFrom('沙河', '云山', '青浦湾', '北岭'),
      thing: fc.constantFrom('基站', '冷库', '驿站', '充电桩', '示范点'),
      noun: fc.constantFrom('智慧农业', '低空物流', '海洋装备', '文旅融合'),
      count: fc.integer({ min: 101, max: 1899 }),
      more: fc.integer({ min: 101, max: 1899 }),
      from: fc.integer({ min: 11, max: 98 }),
      to: fc.integer({ min: 11, max: 98 }),
    })
    fc.assert(
      fc.property(words, (changed) => {
        expect(shapeOf(changed)).toEqual(first)
      }),
    )
  })
})
