import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The texts are invented after patterns of documents that the rules were not made by. */
const targetsIn = (...lines: readonly string[]): PolicyFigure[] =>
  readPolicy(lines.join('\n')).figures.filter(({ target }) => target)
const targetsOf = (...lines: readonly string[]): string[] =>
  targetsIn(...lines).map(({ value, unit, deadline }) => `${value} ${unit} ${deadline ?? ''}`.trim())
const plan = ['沙河市数字发展规划(2031—2035年)', '2031年3月2日', '一、重点任务']

describe('readPolicy, of tables run together whose last cell says how much changes', () => {
  const rowsOf = (rows: string): string[] =>
    targetsIn('沙河市环境保护规划', `主要指标2030年2035年“十七五”\n增减情况${rows}`).map(
      ({ name, value, unit, comparator, baseline }) =>
        `${name} ${comparator} ${value} ${unit} from ${baseline}`,
    )

  it('divides each row in the way that its last cell proves', () => {
    expect(
      rowsOf(
        '1排放总量（万吨）26002392-8%2劣类断面比例（%）26.1＜22-4.1个百分点3良好断面比例（%）41＞432个百分点4良好天数超过292天的城市比例（%）69.4755.6个百分点5产值（亿元）1000110010%',
      ),
    ).toEqual([
      '排放总量 <= 2392 万吨 from 2600',
      '劣类断面比例 < 22 % from 26.1',
      '良好断面比例 > 43 % from 41',
      '良好天数超过292天的城市比例 >= 75 % from 69.4',
      '产值 >= 1100 亿元 from 1000',
    ])
  })

  it('leaves a row that no division proves', () => {
    expect(rowsOf('1排放总量（万吨）26002392-3%')).toEqual([])
  })
})

describe('readPolicy, of news and letters', () => {
  it('goes on with what will be done in news of a plan that they name', () => {
    const said = '全市零售额将达到560亿元。建成赋能平台，覆盖率达92%以上，培育示范企业200家。'
    expect(targetsOf('记者获悉，沙河出台《数字经济行动计划(2031—2033年)》。', said)).toEqual([
      '560 亿元 2033',
      '92 % 2033',
      '200 家 2033',
    ])
    expect(targetsOf('记者获悉，沙河举办论坛。', said)).toEqual(['560 亿元'])
  })

  it.each<[string, string[]]>([
    ['沙河市将会同有关方面，为不少于3万家企业提供服务，促进2万家企业上云。', ['3 万家', '2 万家']],
    ['今年底前，将办理退税平均时间压缩至6个工作日以内。', ['6 个工作日']],
    ['《纲要》提出产值年均增长6%左右，确保转型取得进展。', ['6 %']],
    ['企业提出了宝贵意见，参与人数超过60万。', []],
  ])('记者获悉。%s', (sentence, targets) => {
    expect(targetsOf('记者获悉。', sentence)).toEqual(targets)
  })

  it('gives what news go on to tell the year that they begin with', () => {
    expect(
      targetsOf(
        '沙河日报',
        '2031-02-28 10:27',
        '记者获悉，今年我市将聚焦民生。',
        '市民政局将新增床位700张。',
      ),
    ).toEqual(['700 张 2031'])
  })

  it('reads no target in what is reckoned, nor in what is told before the day of a meeting', () => {
    expect(targetsOf('记者获悉。', '按照平均增速估算，2034年比重将达到5%。')).toEqual([])
    expect(
      targetsOf(
        '2025年沙河产值为584亿元，比重达5.1%。2029年11月20日，工作会议召开。',
        '力争到2035年产值达900亿元。',
      ),
    ).toEqual(['900 亿元 2035'])
  })

  it('reads no line with a question as a title', () => {
    const asked = '我市规上企业数控化率达55%】记者提问，制造业转型的成效如何？'
    expect(
      targetsOf('沙河网消息：2031年2月8日，市政府举行发布会。', asked, '今年底前，将培育工厂60家。'),
    ).toEqual(['60 家'])
  })

  it('reads a review whose title runs into its text, and the year of a letter, as past', () => {
    expect(
      targetsOf('沙河区科技局20xx年工作总结20xx年是关键之年。(一)培育企业', '全年组织申报企业420家。'),
    ).toEqual([])
    expect(
      targetsOf(
        '沙河市政府办公室关于节水建议的复函',
        ' 沙政函〔2031〕21号',
        '2029年，成本为2.4元左右，实现效益900万元。',
      ),
    ).toEqual([])
  })
})

describe('readPolicy, of lists, spans and bases in plans', () => {
  it.each<[string, string[]]>([
    ['建设任务分布在176个县。', []],
    ['网络建设包括基础设施、网络安全、数据安全4个领域。', []],
    ['到2035年，能够将60%的雨水就地利用的面积达到建成区面积的25%。', ['25 % 2035']],
    ['加快环城快线等4条公路建设。', ['4 条 2035']],
    ['在2030年底里程1300公里的基础上新增1800公里。', ['1800 公里 2035']],
    ['高速公路里程突破2000公里。', ['2000 公里 2035']],
    ['费用比率在 2033 年较 2030 年下降 2 个百分点。', ['2 个百分点 2033']],
    ['治理二氧化硫含量大于3.5%的烟气。', []],
    ['启动三年旱粮单产增一成行动，提升单产。', []],
    ['在公共场所增配125台除颤器。', ['125 台 2035']],
    ['*为8个小区新增充电设施', ['8 个 2035']],
  ])('%s', (sentence, targets) => {
    expect(targetsOf(...plan, sentence)).toEqual(targets)
  })

  it('reads the bare numbers of a list of deeds as targets, and those of no other plan', () => {
    const deeds = ['新增就业9000人', '*30个健身苑点、2片足球场', '3家照护之家']
    expect(targetsOf('2031年沙河区政府实事项目', '2031年3月2日', ...deeds)).toEqual([
      '9000 人 2031',
      '30 个 2031',
      '2 片 2031',
      '3 家 2031',
    ])
    expect(targetsOf(...plan, ...deeds)).toEqual(['9000 人 2035'])
  })

  it('reads as a target what must not be less than in a year before', () => {
    expect(targetsOf('沙河市环境规划(2031—2035年)', '推进总量控制，削减比例较2030年不低于10%。')).toEqual([
      '10 % 2035',
    ])
  })

  it('goes on, below a heading of aims, with the year of the paragraph before', () => {
    const aims = [
      '到2033年，站点达到60座。',
      '带宽达到20万兆。',
      '到2035年，站点达到90座。',
      '带宽达到48万兆。',
    ]
    expect(targetsOf('沙河市发展纲要(2031—2035年)', '一、战略目标', ...aims)).toEqual([
      '60 座 2033',
      '20 万兆 2033',
      '90 座 2035',
      '48 万兆 2035',
    ])
  })

  it('knows the five-year plans before', () => {
    expect(targetsOf('沙河市2007年工作要点', '2007年3月2日', '到“十一五”末，建成公园30个。')).toEqual([
      '30 个 2010',
    ])
  })

  it.each<[string, string]>([
    ['80%的行政村通光纤。', 'coverage'],
    ['灌溉面积达到90万亩。', 'stock'],
    ['国企资产总额达到3万亿元。', 'stock'],
    ['培育超过10个开源项目。', 'deliverables'],
    ['突破60项关键技术。', 'deliverables'],
  ])('reckons %s as %s', (sentence, basis) => {
    expect(targetsIn(...plan, sentence).map((figure) => figure.basis)).toEqual([basis])
  })
})
