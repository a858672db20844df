import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** Each target of a plan with a table as `name comparator value unit due`, with its baseline and its force behind it. */
function told(table: string): string[] {
  return readPolicy(`沙河市数字规划(2031—2035年)\n沙河市人民政府\n2031年3月1日\n${table}`)
    .figures.filter(({ target }) => target)
    .map(({ name, comparator, value, unit, deadline, baseline, force }) =>
      [name, comparator, value, unit, deadline, baseline && `from ${baseline}`, force]
        .filter((part) => part)
        .join(' '),
    )
}

describe('a table with its indicators in columns (Y-9)', () => {
  it.each([
    [
      'with the label of a row in the line above it, and blanks within it',
      '主 要 指 标 |\n站点总数 | 光纤占比 | 人均产值 |\n2035 年 目 标 值 |\n>6万座 | 61.5% | 5.5万元/人 |\n属 性 | 约束性 | 预期性 | 预期性 |\n主要指标 |\n绿化覆盖率 | 处理率 |\n2035年目标值 |\n78% | >85% |\n',
      [
        '站点总数 > 6 万座 2035 binding',
        '光纤占比 >= 61.5 % 2035 anticipated',
        '人均产值 >= 5.5 万元/人 2035 anticipated',
        '绿化覆盖率 >= 78 % 2035',
        '处理率 > 85 % 2035',
      ],
    ],
    [
      'with units in a row, a base, and a rule below the head',
      '| 指标名称 | 站点总数 | 光纤占比 |\n| --- | --- | --- |\n| 单位 | 座 | % |\n| 2030年基期值 | 40 | — |\n| 目标值（2035年） | 60 | ≥70 |\n',
      ['站点总数 >= 60 座 2035 from 40', '光纤占比 >= 70 % 2035'],
    ],
    [
      'year by year below a title of goals, the first being the base',
      '站点建设规划\n年份 | 站点总数（座） |\n2031年 | 40 |\n2033年 | 65 |\n2035年 | 80 |\n',
      ['站点总数 >= 65 座 2033 from 40', '站点总数 >= 80 座 2035 from 40'],
    ],
    [
      'year by year, each a goal',
      '年度 | 新建站点任务（座） | 光纤占比 |\n2031年 | 40 | 30% |\n2032年 | 65 | 50% |\n',
      [
        '新建站点任务 >= 40 座 2031',
        '光纤占比 >= 30 % 2031',
        '新建站点任务 >= 65 座 2032',
        '光纤占比 >= 50 % 2032',
      ],
    ],
  ])('is read %s', (_, table, expected) => {
    expect(told(table)).toEqual(expected)
  })

  it('is none where its rows hold sentences, which are read as such', () => {
    expect(told('年度 | 主要任务 |\n2031年 | 梳理站点5座 |\n2032年 | 梳理站点7座 |\n')).toEqual([
      expect.stringMatching(/站点 >= 5 座 2031$/),
      expect.stringMatching(/站点 >= 7 座 2032$/),
    ])
  })

  it.each([
    ['no row below tells of the indicators', '指标 | 站点总数 | 光纤占比 |\n说明 | 40 | 31 |\n'],
    ['its rows differ in width', '指标 | 站点总数 | 光纤占比 |\n2035年 | 40 | 31 | 25 |\n'],
    ['it ends with a label', '主要指标'],
    ['it ends with its names', '主要指标 | 站点总数'],
    ['its years have no goal', '年份 | 站点总数 |\n2031年 | 40 |\n2032年 | 65 |\n'],
    ['rows tell only units', '指标 | 站点总数 |\n单位 | 座 |\n'],
    ['a label has no row', '主要指标\n站点总数\n'],
  ])('is none where %s', (_, table) => {
    expect(told(table)).toEqual([])
  })
})

describe('a table that divides tasks among places (Y-9)', () => {
  const title = '附件2 2032年站点建设任务分解表\n'

  it.each([
    [
      'by its whole, whose cell covers the number too',
      `${title}序号 | 地区 | 新建站点（座） | 改造学校（所） | 备注 |\n1 | 东区 | 20 | 3 | 含2所小学 |\n2 | 西区 | 30 | 4 | |\n合计 | 50 | 7 | |\n`,
      ['新建站点 >= 50 座 2032', '改造学校 >= 7 所 2032'],
    ],
    [
      'by its whole in the column of numbers, with a rule below the head',
      `${title}| 序号 | 县（市、区） | 新建站点（座） |\n| --- | --- | --- |\n| 合计 | | 50 |\n| 1 | 东县 | 20 |\n`,
      ['新建站点 >= 50 座 2032'],
    ],
    [
      'by what its title counts, with the unit above it',
      '2032年度老旧小区改造计划任务表\n（单位：万户）\n\n地区 | 任务数 | 其中：楼房（栋） |\n全市 | 7.5 | 90 |\n东区 | 3 | 40 |\n',
      ['老旧小区改造 >= 7.5 万户 2032', '其中：楼房 >= 90 栋 2032'],
    ],
    [
      'place by place and year by year where no whole is stated, not by subtotals',
      '光纤改造目标任务分解表\n单位：个、户\n县区 | 2030年现状（户） | 2032年（户） | 2033年（户） |\n东县 | 10 | 200 | 300 |\n西县 | 9 | — | 40 |\n小计 | 19 | 200 | 340 |\n第二批另行下达。\n',
      ['东县光纤改造 >= 200 户 2032', '东县光纤改造 >= 300 户 2033', '西县光纤改造 >= 40 户 2033'],
    ],
    [
      'due with the plan where neither head nor title names a year',
      '站点建设任务分解表\n区县 | 新建站点（座） |\n东区 | 20 |\n1 | 30 |\n',
      ['东区新建站点 >= 20 座 2035'],
    ],
    [
      'by a whole that is spread, between blanks',
      `${title}地区 新建站点（座） 改造学校（所）\n合 计 50 7\n东区 20 3\n东区一期 5 6 7\n`,
      ['新建站点 >= 50 座 2032', '改造学校 >= 7 所 2032'],
    ],
    [
      'below a head of two lines',
      `${title}| 地区 | 新建 | | 备注 |\n| --- | --- | --- | --- |\n| | 站点（座） | 学校（所） | |\n| 合计 | 50 | 7 | |\n`,
      ['新建站点 >= 50 座 2032', '新建学校 >= 7 所 2032'],
    ],
    [
      'with a place in each column',
      `${title}序号 | 指标 | 单位 | 全市 | 东区 | 西区 | 南区 | 北区 |\n1 | 新建站点 | 座 | 50 | 20 | 10 | 10 | 10 |\n`,
      ['新建站点 >= 50 座 2032'],
    ],
    [
      'with a place in each column and no year',
      '站点任务分解表\n指标 | 合计 | 东区 |\n新建站点（座） | 50 | 20 |\n',
      ['新建站点 >= 50 座 2035'],
    ],
  ])('is read %s', (_, table, expected) => {
    expect(told(table)).toEqual(expected)
  })

  const rows = '地区 | 新建站点（座） |\n东区 | 20 |\n合计 | 20 |\n'
  it.each([
    ['its title tells of results', `2030年站点建设任务完成情况表\n${rows}`],
    ['its title is of posts', `2032年招聘计划表\n${rows}`],
    ['its title is of money', `2032年计划投资安排表\n${rows}`],
    ['a sentence stands above it', `各区按任务分解表推进。\n${rows}`],
    ['a long line stands above it', `${'站点'.repeat(30)}任务分解表\n${rows}`],
    ['another title stands above it', `站点一览\n${rows}`],
    ['blank lines stand above it', `\n\n\n\n\n${rows}`],
    ['it lists what is to be built', `${title}地区 | 项目名称 | 总投资（万元） |\n东区 | 站点一期 | 600 |\n`],
    ['it lists whom to call', `${title}序号 | 姓名 | 单位 | 联系电话 |\n1 | 甲 | 市局 | 5555309 |\n`],
    ['it has no rows', `${title}地区 | 新建站点（座） |\n各区另行确定。\n`],
    ['it sets nothing', `${title}地区 | 备注 |\n东区 | 20 |\n`],
    ['its whole is of facts', '站点一览\n指标 | 合计 | 东区 |\n站点（座） | 50 | 20 |\n'],
  ])('sets no target where %s', (_, table) => {
    expect(told(table)).toEqual([])
  })
})

describe('the head of an indicator table (Y-9)', () => {
  it.each([
    [
      'two lines with a rule between them, and 指标值 over a base and a goal',
      '| 序号 | 指标 | 单位 | 指标值 | | 属性 |\n| --- | --- | --- | --- | --- | --- |\n| | | | 2030年 | 2035年 | |\n| 1 | 站点 | 座 | 4 | 12 | 预期性 |\n',
      ['站点 >= 12 座 2035 from 4 anticipated'],
    ],
    [
      'two lines whose merged cell is printed once',
      '指标 | 2030年 | 规划目标 |\n2033年 | 2035年 |\n站点（座） | 4 | 8 | 12 |\n',
      ['站点 >= 8 座 2033 from 4', '站点 >= 12 座 2035 from 4'],
    ],
    [
      'two columns',
      '指标 | 2035年目标 |\n站点总数（座） | 60 |\n光纤占比 | 70%以上 |\n',
      ['站点总数 >= 60 座 2035', '光纤占比 >= 70 % 2035'],
    ],
    [
      'two columns, of which one says that it tells goals',
      '任务 | 2032年目标 |\n站点（座） | 60 |\n',
      ['站点 >= 60 座 2032'],
    ],
    [
      'two columns, one cell a line, up to the next paragraph',
      '指标\n2035年目标值\n站点总数（座）\n60\n二、保障措施\n落实2个方面\n',
      ['站点总数 >= 60 座 2035'],
    ],
    [
      '指标值, and 任务 beside 指标',
      '序号 | 指标名称 | 指标值 |\n1 | 站点总数 | 60座 |\n\n指标 | 任务 | 责任单位 |\n光纤占比（%） | 70 | 市局 |\n',
      ['站点总数 >= 60 座 2035', '光纤占比 >= 70 % 2035'],
    ],
    [
      'two halves side by side',
      '指标 | 目标值 | 指标 | 目标值 |\n站点（座） | 60 | 光纤占比（%） | 70 |\n',
      ['站点 >= 60 座 2035', '光纤占比 >= 70 % 2035'],
    ],
    [
      'a unit above it',
      '主要指标表\n单位：亿元\n指标 | 2030年 | 2035年 |\n营收 | 3 | 5 |\n利税占比 | 3% | 5% |\n',
      ['营收 >= 5 亿元 2035 from 3', '利税占比 >= 5 % 2035 from 3'],
    ],
  ])('may have %s', (_, table, expected) => {
    expect(told(table)).toEqual(expected)
  })

  it.each([
    [
      'money is planned for projects',
      '序号 | 项目名称 | 建设规模（平方米） | 2032年计划投资（万元） |\n1 | 站点一期 | 6000 | 300 |\n',
    ],
    ['two columns name no goal', '指标 | 说明 |\n站点总数 | 60 |\n'],
    ['two columns tell a year of projects', '项目 | 2032年 |\n站点 | 60 |\n'],
    ['two columns name no indicator', '备注 | 2035年 |\n站点 | 60 |\n'],
  ])('sets no target where %s', (_, table) => {
    expect(told(table)).toEqual([])
  })
})
