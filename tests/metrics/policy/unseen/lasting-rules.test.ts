import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after the patterns of plans and opinions. */
const told = ({ target, reason, value, unit, comparator }: PolicyFigure): string =>
  `${target ? '' : `${reason}: `}${comparator} ${value} ${unit}`
const read = (sentence: string) =>
  readPolicy(`沙河市数字发展规划(2031—2035年)\n一、重点任务\n${sentence}`).figures.map(told)

describe('readPolicy, of what holds at all times', () => {
  it.each<[string, string[]]>([
    ['新建小区按每百户不低于30平方米配建用房。', ['no-commitment: >= 30 平方米']],
    ['街道每月巡查不少于2次。', ['no-commitment: >= 2 次']],
    ['小微业务占比不得低于80%。', ['no-commitment: >= 80 %']],
    ['到2033年，小微业务占比不得低于80%。', ['>= 80 %']],
    ['担保费率原则上不超过1.5%。', ['no-commitment: <= 1.5 %']],
    ['失败率不得超过5%。', ['no-commitment: <= 5 %']],
    ['银行承担的风险责任比例均不低于20%。', ['no-commitment: >= 20 %']],
    ['原则上每5年修订1次目录。', ['no-commitment: >= 1 次']],
    ['新生产线要安装效率不低于60%的脱硝设施。', ['no-commitment: >= 60 %']],
    ['用地出让年限最高不超过50年。', ['no-commitment: <= 50 年']],
    ['全社会投资需求约3.4亿元。', ['forecast: about 3.4 亿元']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})

describe('readPolicy, of what somebody gets, or how fast a service is', () => {
  it.each<[string, string[]]>([
    ['给予累计不超过2000万元的经费支持。', ['entitlement: <= 2000 万元']],
    ['平台支持金额不超过300万元/年。', ['entitlement: <= 300 万元/年']],
    ['审评平均时限压缩至40个工作日以内。', ['time-limit: <= 40 个工作日']],
    ['平均等候时间压缩至15分钟以内。', ['<= 15 分钟']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})

describe('readPolicy, of kinds, lists, addresses and formulas', () => {
  it.each<[string, string[]]>([
    ['培育年产值超100亿元、具备较强竞争力的龙头企业2家。', ['threshold: > 100 亿元', '>= 2 家']],
    [
      '整治入井人数超过30人、井深超过800米的矿山5座。',
      ['threshold: > 30 人', 'threshold: > 800 米', '>= 5 座'],
    ],
    ['单机容量30万千瓦以上（含）的机组加装设施。', ['threshold: >= 30 万千瓦']],
    ['学校接入带宽1000M以上全覆盖。', ['threshold: >= 1000 M', '= 100 %']],
    ['推动年综合能耗5000吨标准煤以上企业完成改造20家。', ['threshold: >= 5000 吨标准煤', '>= 20 家']],
    ['办公室由试点市各派1名代表组成，每个专班各引进5名专家。', ['part-of-document: >= 1 名', '>= 5 名']],
    ['推广改革举措（共23项）。', ['part-of-document: >= 23 项']],
    ['启动能源、交通等9个领域试点。', ['part-of-document: >= 9 个']],
    ['优先实施8项环境保护重点工程。', ['part-of-document: >= 8 项']],
    ['加强松林、湖滨等25个功能区的保护和管理。', ['no-commitment: >= 25 个']],
    ['见https://a.example/%E8%BF%91,%E5%B9%95%E4，网办率达到95%。', ['>= 95 %']],
    ['见https://a.example/%E8%BF%91?x=95%，网办率达到95%。', ['>= 95 %']],
    ['办结率为办结件数÷受理件数×100%，达到96%。', ['>= 96 %']],
    ['研制3.8米直径火箭。', ['name: >= 3.8 ']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})

/** Each target as `name comparator value unit due`, with its baseline and its force. */
const targetsIn = (text: string): string[] =>
  readPolicy(text)
    .figures.filter(({ target }) => target)
    .map(({ name, comparator, value, unit, deadline, baseline, force }) =>
      [name, comparator, value, unit, deadline, baseline && `from ${baseline}`, force]
        .filter((part) => part)
        .join(' '),
    )
/** A table with a cell in each line and a blank line between two of them. */
const spaced = (...cells: readonly string[]): string =>
  ['沙河市教育规划（2031—2035年）', ...cells].join('\n\n')

describe('a table with a cell in each line whose rows hold several figures in a cell', () => {
  it('gives each of the last names its figures, and skips groups', () => {
    expect(
      targetsIn(
        spaced(
          ...['指  标', '2030年', '2035年', '属性', '一、发展水平', '     '],
          ...['1.学前毛入园率(%)', '99%', '99%以上', '约束性'],
          ...['2.受教育年限(年)', '11.4年', '12.3年以上', '约束性', '二、学校'],
          ...['3.标准班额比例(%)', '其中:小学', '初中', '34.5%', '77.3%', '80%以上', '85%', '预期性'],
        ),
      ),
    ).toEqual([
      '学前毛入园率 >= 99 % 2035 from 99 binding',
      '受教育年限 >= 12.3 年 2035 from 11.4 binding',
      '标准班额比例小学 >= 80 % 2035 from 34.5 anticipated',
      '标准班额比例初中 >= 85 % 2035 from 77.3 anticipated',
    ])
  })

  it('reads rows without a last cell of words, up to one that does not come out even', () => {
    expect(
      targetsIn(
        spaced('指标', '2030年', '2035年', '入园率(%)', '90', '95', '巩固率(%)', '97', '合格率', '92'),
      ),
    ).toEqual(['入园率 >= 95 % 2035 from 90'])
    expect(targetsIn(spaced('指标', '2030年', '2035年', '入园率(%)', '90', '95'))).toEqual([
      '入园率 >= 95 % 2035 from 90',
    ])
  })

  it('reads rows whose last cell is left open, and leaves other columns to the other readers', () => {
    expect(
      targetsIn(spaced('指标', '2030年', '2035年', '属性', '入园率(%)', '90', '95', '以下为说明')),
    ).toEqual(['入园率 >= 95 % 2035 from 90'])
    expect(targetsIn(spaced('指标', '2030年', '2035年', '属性', '入园率(%)', '90', '95'))).toEqual([
      '入园率 >= 95 % 2035 from 90',
    ])
    expect(targetsIn(spaced('指标', '2030年', '2035年', '另见附件'))).toEqual([])
    expect(targetsIn(spaced('指标', '2030年', '说明', '入园率(%)', '90', '口径'))).toEqual([])
  })

  it('reads the text around such indicators as a plan', () => {
    const rows = ['入园率 99% 约束性', '巩固率 98% 预期性', '升学率 97% 预期性']
    expect(targetsIn(['受教育年限达12.3年以上。', ...rows].join('\n'))[0]).toBe('受教育年限 >= 12.3 年')
  })
})

describe('readPolicy, of shares and counts that repeat what is listed', () => {
  const head = '沙河市产业规划(2031—2035年)\n2031年3月2日\n一、重点任务\n'
  const judged = (sentence: string): string[] =>
    readPolicy(head + sentence).figures.map(
      ({ target, reason, value, unit }) => `${target ? '' : `${reason}: `}${value} ${unit}`,
    )

  it.each<[string, string[]]>([
    [
      '新增种植1400万亩、改造低产林1100万亩，分别占全国新增、改造任务的77%、87%。',
      ['1400 万亩', '1100 万亩', 'comparison: 77 %', 'comparison: 87 %'],
    ],
    ['统筹考虑15个适宜种植的县，发展产业。', ['no-commitment: 15 个']],
    ['核心区发展3个省区的近600个县。', ['3 个', 'no-commitment: 600 个']],
    ['提升汽车、电子、软件、医药4条优势产业链的规模。', ['no-commitment: 4 条']],
    ['培育壮大人工智能、集成电路、航空航天暨低空经济3条新兴产业链。', ['no-commitment: 3 条']],
    ['推动机床与机器人、专用装备、钢铁3条产业链攀升。', ['no-commitment: 3 条']],
    ['发展甲、乙、丙、福建4个片区。', ['no-commitment: 4 个']],
  ])('%s', (sentence, figures) => {
    expect(judged(sentence)).toEqual(figures)
  })

  it('takes what was reached by the end of a plan that is over for past', () => {
    expect(
      readPolicy(
        '2032-01-11 08:40 来源：沙河日报\n《规划》提到，到“十六五”末，覆盖率达到84%，巩固率95%。\n到2035年，巩固率达到97%。',
      ).figures.map(({ target, value }) => [target, value]),
    ).toEqual([
      [true, '84'],
      [true, '95'],
      [true, '97'],
    ])
    expect(
      readPolicy(
        '2032-01-11 08:40 来源：沙河日报\n《规划》提到，到“十五五”末，覆盖率达到84%，巩固率95%。\n到2035年，巩固率达到97%。',
      ).figures.map(({ target, value }) => [target, value]),
    ).toEqual([
      [false, '84'],
      [false, '95'],
      [true, '97'],
    ])
  })
})
