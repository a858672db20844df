import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

describe('readPolicy, of indicator tables', () => {
  const goals = '云山市数字规划(2031—2035年)\n'
  const rows = (text: string) => readPolicy(goals + text).figures.filter(({ row }) => row !== undefined)

  it('reads one that is ruled, with units in brackets and 属性', () => {
    const table = rows(
      '指标 | 2030年 | 2035年 | 属性 |\n产业增加值占比(%) | 7.1 | 11 | 预期性 |\n综合能耗 | — | 保持合理 | 约束性 |\n投诉处理及时率(%) | 82 | ≥95 | 约束性 |\n注:数据来自统计局\n',
    )
    expect(table).toMatchObject([
      {
        name: '产业增加值占比',
        value: '11',
        unit: '%',
        baseline: '7.1',
        deadline: '2035',
        force: 'anticipated',
        row: 1,
        target: true,
      },
      { name: '投诉处理及时率', value: '95', comparator: '>=', baseline: '82', force: 'binding', row: 3 },
    ])
  })

  it('reads one that blanks divide, with a column of units and merged first cells', () => {
    const table = rows(
      '序号 类别 指标名称 单位 2035年目标 属性\n1 网络 基站总数 万座 12.5 预期性\n2 光纤端口占比 % [61] 预期性\n3 应用 PUE值 - ≤1.25 约束性\n',
    )
    expect(table).toMatchObject([
      { name: '基站总数', value: '12.5', unit: '万座', deadline: '2035' },
      { name: '光纤端口占比', value: '61', unit: '%' },
      { name: 'PUE值', value: '1.25', unit: '', comparator: '<=', force: 'binding' },
    ])
  })

  it('reads one that runs together, a base and a goal in each row', () => {
    const table = rows(
      '指标2030年现状值2035年目标值\n核心产业规模410亿元900亿元\n企业数量70家150家\n其他说明\n',
    )
    expect(table).toMatchObject([
      { name: '核心产业规模', value: '900', unit: '亿元', baseline: '410', deadline: '2035', row: 1 },
      { name: '企业数量', value: '150', unit: '家', baseline: '70', row: 2 },
    ])
  })

  it('reads a range in a cell, and no table where a head has no rows', () => {
    expect(rows('指标 | 单位 | 目标值 |\n园区数 | 个 | 3—5 |\n')).toMatchObject([
      { low: '3', high: '5', comparator: 'range', unit: '个' },
    ])
    expect(rows('指标 | 单位 | 目标值 |\n以上各项由市局负责。\n')).toEqual([])
    expect(rows('指标2030年现状值2035年目标值\n没有数字\n')).toEqual([])
  })

  it('reads one without a column of names, with columns that say other things, up to a note', () => {
    expect(
      rows(
        '类别 | 内容 | 年均 | 备注 | 2030年 | 2035年 | \n设施 | 站点 | 3 | 无 | 4 | 30 | \n设施 | 制式 | — | 无 | 4 | 5G | \n注:均为期末数 | | 1 |\n',
      ),
    ).toMatchObject([{ name: '站点', value: '30', unit: '', baseline: '4' }])
    expect(rows('类别 | 2030年 | 2035年 |\n数据中心 | 4 | 30 |\n')).toMatchObject([
      { name: '数据中心', value: '30' },
    ])
    expect(rows('序号 | 2030年 | 2035年 |\n1 | 4 | 30 | 5 | 6 | 7 |\n')).toEqual([])
  })

  it('finds no target in a table of rules', () => {
    const articles = ['一', '二', '三', '四', '五'].map((n) => `第${n}条 站点应当合格。\n`).join('')
    const { figures } = readPolicy(`${articles}指标 | 单位 | 目标值 |\n站点 | 个 | 30 |\n`)
    expect(figures).toMatchObject([{ value: '30', target: false, reason: 'rule-text' }])
  })

  it('finds no target in a table of facts', () => {
    expect(rows('指标 | 单位 | 现状值 |\n园区数 | 个 | 3 |\n')).toEqual([])
  })
})
