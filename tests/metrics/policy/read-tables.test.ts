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

  it('ends before a heading and a sentence whose words stand apart, as in a PDF', () => {
    const table = rows(
      '序号 指标 单位 2030年 2035年 属性\n1 基站总数 万座 6 12.5 预期性\n四、发展基础设施\n到 2034年底，每万人拥有 5G 基站 26 个\n',
    )
    expect(table).toMatchObject([{ name: '基站总数', value: '12.5', deadline: '2035' }])
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
    expect(rows('指标 | 单位 | 目标值 |\n园区数（个） | 个 | 35 |\n')).toMatchObject([
      { name: '园区数', value: '35', unit: '个' },
    ])
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

  /** A target as `name comparator value unit due`, with the baseline behind it. */
  const told = (text: string) =>
    readPolicy(`沙河市数字规划(2031—2035年)\n沙河市人民政府\n2031年3月1日\n${text}`)
      .figures.filter(({ target }) => target)
      .map(
        ({ name, comparator, value, unit, deadline = '', baseline }) =>
          `${name} ${comparator} ${value} ${unit} ${deadline}${baseline === undefined ? '' : ` from ${baseline}`}`,
      )

  it.each([
    [
      'goals in the third column where the goal is left open, other base years, five-year sums, words for numbers',
      '序号 | 类别 | 指标 | 单位 | 2030年 | 2035年 | 年均/累计 | 属性 |\n1 | 设施 | 站点数 | 万个 | 4.1 | 12 | — | 预期性 |\n2 | 光纤占比 | % | 31* | >70 | [39] | 约束性 |\n3 | 应用 | 平台普及率 | % | — | — | 〔13.5〕 | 预期性 |\n4 | 增长 | 营收增长 | % | 7.1 | 保持在合理区间 | >6.5 | 预期性 |\n',
      [
        '站点数 >= 12 万个 2035 from 4.1',
        '光纤占比 > 70 % 2035 from 31',
        '平台普及率 >= 13.5 % 2035',
        '营收增长 > 6.5 % 2035 from 7.1',
      ],
    ],
    [
      'rules at the edges, a rule below the head, blanks within a name',
      '| 序号 | 指标名称 | 单位 | 现状值(2030年) | 目标值(2035年) |\n| :--- | --- | --- | ---: | :---: |\n| 1 | 站点数 | 万个 | 4.1 | 12 |\n| 2 | 每万人拥 有 站点 数 | 个 | 9 | ≥26 |\n',
      ['站点数 >= 12 万个 2035 from 4.1', '每万人拥有站点数 >= 26 个 2035 from 9'],
    ],
    ['tabs', '指标\t单位\t2030年\t2035年\n站点 总数\t万个\t4.1\t12\n', ['站点总数 >= 12 万个 2035 from 4.1']],
    [
      'blanks, also within names',
      '序号 指标名称 2030年 2035年 属性\n1 站点总数 (万个) 4.1 12 预期性\n2 光纤 占比 (%) 31 70 预期性\n',
      ['站点总数 >= 12 万个 2035 from 4.1', '光纤占比 >= 70 % 2035 from 31'],
    ],
    [
      'more cells than its head, without a name',
      '类别 2030年 2035年\n站点 总数 4.1 12\n',
      ['站点总数 >= 12  2035 from 4.1'],
    ],
    [
      'one cell a line, numbered, a merged cell left out',
      '序号\n类别\n指标\n单位\n2030年\n2035年\n1\n设施\n站点数\n万个\n4.1\n12\n2\n光纤 占比\n%\n31\n70\n\n(二)推进建设\n',
      ['站点数 >= 12 万个 2035 from 4.1', '光纤占比 >= 70 % 2035 from 31'],
    ],
    [
      'one cell a line, with | behind or between',
      '指标 |\n单位 |\n2030年 |\n2035年 |\n站点数 |\n万个 |\n4.1 |\n|\n12 |\nPUE |\n- |\n1.5 |\n≤1.3 |\n结束语\n',
      ['站点数 >= 12 万个 2035 from 4.1', 'PUE <= 1.3  2035 from 1.5'],
    ],
    [
      'standards, one cell a line',
      '序号\n指标\n标准\n来源\n1\n站点数\n达到12万个\n市局\n2\n上云率\n≥70%\n市局\n',
      ['站点数 >= 12 万个 2035', '上云率 >= 70 % '],
    ],
    [
      'years of which the first is the base, and goals year by year',
      '指标 | 单位 | 2030年 | 2033年 | 2035年 |\n站点 | 万个 | 4 | 8 | 12 |\n\n指标 | 2031年目标 | 2032年目标 |\n中心(个) | 4 | 8 |\n',
      ['站点 >= 8 万个 2033 from 4', '站点 >= 12 万个 2035 from 4', '中心 >= 4 个 2031', '中心 >= 8 个 2032'],
    ],
    [
      'a head of two lines, by tabs',
      '序号\t指标\t单位\t2030年\t目标值\t\t属性\n\t\t\t\t2033年\t2035年\t\n1\t站点\t万个\t4\t8\t12\t预期性\n',
      ['站点 >= 8 万个 2033 from 4', '站点 >= 12 万个 2035 from 4'],
    ],
    [
      'a first column left open, with a row that names a group',
      '序号\t指标\t单位\t2030年\t2035年\n\t一、设施\t\t\t\n1\t站点\t万个\t4\t12\n',
      ['站点 >= 12 万个 2035 from 4'],
    ],
    [
      'cells with a sign of equality',
      '指标 | 单位 | 2030年 | 2035年 |\n站点改造率 | % | 64 | ＝100 |\n',
      ['站点改造率 = 100 % 2035 from 64'],
    ],
    [
      'a sentence above that speaks of results',
      '各地按季度报送完成情况，抓好落实。\n指标 | 单位 | 2030年 | 2035年 |\n站点 | 万个 | 4 | 12 |\n',
      ['站点 >= 12 万个 2035 from 4'],
    ],
    [
      'sentences in cells',
      '指标 | 评价标准 | 数据来源 |\n平台使用率 | 比上年提高。2034年达到70%,力争2035年达到85% | 市局 |\n',
      ['平台使用率 >= 70 % 2034', '平台使用率 >= 85 % 2035'],
    ],
    [
      'tasks, a merged number',
      '序号 | 工作事项 | 主要内容 | 牵头单位 | 配合单位 |\n1 | 站点建设 | 2031年新建站点600座 | 市局 | 各区 |\n | | 建成示范站点5个以上 | 市局 | / |\n2 | 5G应用 |\n',
      ['站点 >= 600 座 2031', '示范站点 >= 5 个 2035'],
    ],
    [
      'columns run together',
      '指标2030年基准值2035年目标值属性\n产业规模800亿元1200亿元预期性\n投诉处理率15%20%约束性\n站点3座5座\n',
      ['产业规模 >= 1200 亿元 2035 from 800', '投诉处理率 >= 20 % 2035 from 15', '站点 >= 5 座 2035 from 3'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it.each([
    [
      'its title tells of results',
      '附表 2030年指标情况汇总表\n指标 | 单位 | 2032年 | 2033年 |\n站点 | 万个 | 4 | 8 |\n',
    ],
    ['its years are past', '指标 | 单位 | 2029年 | 2030年 |\n站点 | 万个 | 4 | 8 |\n'],
    ['its one line tells what was', '主要指标完成情况 指标 单位 2029年 2030年 站点 座 3 4\n'],
    ['only sentences follow', '指标 | 单位 | 2035年 |\n以上各项 | 由市局 | 负责 |\n'],
    ['columns say other things', '指标 | 计算口径 | 地区 | 2035年 |\n站点 | 按3年平均 | 市区 | — |\n'],
    ['its cells name no figure', '指标 | 单位 | 2035年 |\n站点 | 万个 | 保持在高位 |\n'],
    ['a row has no name', '序号 | 2030年 | 2035年 |\n1 | 4 | 30 |\n'],
    ['one cell a line has too many heads', '指标\n'.repeat(14)],
    ['one cell a line is no head', '指标\n单位\n5\n'],
    ['one cell a line has no rows of its width', '指标\n单位\n2035年\n完\n'],
    ['one cell a line starts with another number', '序号\n指标\n2035年\n7\n站点\n12\n'],
    ['one cell a line tells words', '指标\n单位\n2035年\n站点\n万个\n高位\n'],
  ])('reads none where %s', (_, text) => {
    expect(told(text)).toEqual([])
  })
})
