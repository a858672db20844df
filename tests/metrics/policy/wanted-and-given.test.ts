import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after the patterns of plans and speeches. */
const head = '沙河市数字发展规划(2031—2035年)\n一、重点任务\n'
const told = ({ target, reason, value, unit, comparator, baseline }: PolicyFigure): string =>
  `${target ? '' : `${reason}: `}${comparator} ${value} ${unit}${baseline === undefined ? '' : ` from ${baseline}`}`
const read = (sentence: string, above = head) => readPolicy(above + sentence).figures.map(told)

describe('readPolicy, of what is there beside what is wanted', () => {
  it.each<[string, string[]]>([
    ['目前上云企业已有310家，年内要突破400家。', ['past: >= 310 家', '> 400 家']],
    [
      '去年发布的12个场景落地率为64%，今年要再发布15个场景，落地率提高到75%。',
      ['past: >= 12 个', 'past: >= 64 %', '>= 15 个', '>= 75 %'],
    ],
    ['目前有站点31座，预计全年将达到40座。', ['past: >= 31 座', 'past: >= 40 座']],
    ['邻省某平台已服务企业8万户、降本12%。', ['past: >= 8 万户', 'past: >= 12 %']],
    [
      '在2030年底累计建成站点682座的基础上，新建站点120座，普及率提高到82%。完成改造小区13个。',
      ['past: >= 682 座', '>= 120 座', '>= 82 %', '>= 13 个'],
    ],
    ['高新技术企业净增80家。', ['>= 80 家']],
  ])('%s', (sentence, figures) => {
    const { figures: found } = readPolicy(
      `沙河市推进会上的讲话\n2031年2月10日\n今年的目标任务是：\n${sentence}`,
    )
    expect(found.map(told)).toEqual(figures)
  })
})

describe('readPolicy, of what a plan says beside its targets', () => {
  it.each<[string, string[]]>([
    ['未完成年度任务80%的，约谈负责人。', ['threshold: >= 80 %']],
    ['所有自然村（20户以上）网络覆盖率达到95%。', ['threshold: >= 20 户', '>= 95 %']],
    ['算力中心项目，总投资45.8亿元，占地210亩。', ['no-commitment: >= 45.8 亿元', 'threshold: >= 210 亩']],
    ['签约项目20个，总投资100亿元。', ['>= 20 个', '>= 100 亿元']],
    ['领导小组每年召开不少于2次调度会议。', ['no-commitment: >= 2 次']],
    [
      '开办时间压缩至0.5个工作日以内，投诉处理时限由7天压缩至3天。',
      ['time-limit: <= 0.5 个工作日', 'time-limit: <= 3 天 from 7'],
    ],
    ['平均等候时间压缩至15分钟，优良天数达到310天以上。', ['<= 15 分钟', '>= 310 天']],
    ['企业诉求5个工作日内办结，综合窗口受理不得超过15分钟。', []],
    [
      '上市企业总数迈上60家台阶，重大事件不超过2起，服务企业500户次。',
      ['>= 60 家', '<= 2 起', '>= 500 户次'],
    ],
    ['实现“三个翻番、两个突破”，销售额翻番。', ['>= 2 倍']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })

  it('asks about money that is set aside', () => {
    const [first, second] = readPolicy(
      `${head}统筹省级专项资金每年不低于10亿元，营业收入达到20亿元。`,
    ).figures
    expect(first?.doubt).toBe('写的是安排的资金，是否作为目标请核对')
    expect(second?.doubt).toBeUndefined()
  })
})

describe('readPolicy, of a value and of one that is striven for', () => {
  it.each<[string, (string | undefined)[]]>([
    ['产值达到42亿元，力争达到48亿元。', [undefined, '与前一个数是同一项目标，这是力争的值，计划里只取一个']],
    ['产值达到42亿元，力争增长15%。', [undefined, undefined]],
    ['产值达到42亿元，力争利润达到4亿元。', [undefined, undefined]],
  ])('%s', (sentence, doubts) => {
    expect(readPolicy(head + sentence).figures.map(({ doubt }) => doubt)).toEqual(doubts)
  })
})

describe('readPolicy, of names that share their figures', () => {
  it.each<[string, string[]]>([
    ['开工率、投产率分别达到85%、60%以上。', ['开工率', '投产率']],
    ['关键工序数控化率和设计工具普及率分别达到65%、80%。', ['关键工序数控化率', '设计工具普及率']],
    ['需求满足率、共享满足率分别达到98%。', ['需求满足率、共享满足率']],
    ['装备和软件自给率分别超过70%和50%。', ['装备自给率', '软件自给率']],
    [
      '总量达到220亿元，年均增速保持在10%以上，占生产总值比重达到8%。',
      ['总量', '总量年均增速', '总量占生产总值比重'],
    ],
    ['证照应用实现县(市、区)全覆盖。', ['证照应用县(市、区)覆盖']],
    ['电动车辆逐步实现城区全覆盖。', ['电动车辆城区覆盖']],
    ['服务点覆盖85%以上行政村。', ['服务点覆盖行政村']],
    ['目前要新建改建站点62座，收入一季度增长9%。', ['站点', '收入']],
    ['亩均用药量较2030年减少8%。', ['亩均用药量']],
    ['我国网民规模提高到12亿，目前全县已安装终端31台。', ['网民规模', '终端']],
    ['2033年6月底前实现12个乡镇数据全部接入。', ['乡镇数据全部接入', '12个乡镇数据接入']],
    ['三年完成15栋楼宇覆盖。', ['楼宇覆盖']],
    ['组织申报高新技术企业，净增80家。', ['组织申报高新技术企业']],
  ])('%s', (sentence, names) => {
    expect(readPolicy(head + sentence).figures.map(({ name }) => name)).toEqual(names)
  })
})

describe('readPolicy, of a cell and of a title', () => {
  it('has the unit of the column behind a scale in the cell', () => {
    const table = '指标 | 单位 | 2030年 | 2035年 |\n数据集 | 个 | 3.1万 | 6万 |\n'
    expect(read(table)).toEqual(['>= 6 万个 from 3.1'])
    expect(read('指标 | 2030年 | 2035年 |\n数据集 | 3.1万 | 6万 |\n')).toEqual(['>= 6 万 from 3.1'])
  })

  it('reads a table of one cell a line where a row shares its class with the row above', () => {
    const rows = (cells: string) =>
      readPolicy(`沙河市“十七五”主要指标\n${cells.replaceAll(' ', '\n')}\n`).figures.map(
        ({ name, value, unit, deadline }) => `${name} ${value} ${unit} ${deadline}`,
      )
    expect(
      rows(
        '类别 指标名称 2030年 2035年 年均增速 属性 规模 总量(亿元) 48 70 7% 预期性 收入(亿元) 62 — [6%] 预期性 绿色 能耗降幅(%) — 〔12〕 — 约束性 能效 1.3 <1.2 — 约束性 设施 5G基站(个) 51 90 — 预期性',
      ),
    ).toEqual([
      '总量 70 亿元 2035',
      '收入 6 % 2035',
      '能耗降幅 12 % 2035',
      '能效 1.2  2035',
      '5G基站 90 个 2035',
    ])
    expect(
      rows('类别 指标 单位 2030年 2035年 规模 总量 亿元 48 70 能效 — 1.3 1.2 绿色 占比 % 61 75'),
    ).toEqual(['总量 70 亿元 2035', '能效 1.2  2035', '占比 75 % 2035'])
  })

  it('takes a report on how things stand for one of results', () => {
    const { kind, title, figures } = readPolicy(
      '关于沙河市2030年数字经济发展情况的报告\n全市增加值412亿元。\n指标完成情况表\n指标 | 完成值 |\n增加值 | 412 |',
    )
    expect([kind, title]).toEqual(['report', '关于沙河市2030年数字经济发展情况的报告'])
    expect(figures.filter(({ target }) => target)).toEqual([])
  })
})
