import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after patterns of documents that the rules were not made by. */
const head = '沙河市数字发展规划(2031—2035年)\n2031年3月2日\n一、重点任务\n'
const read = (text: string): string[] =>
  readPolicy(text).figures.map(
    ({ target, reason, value, unit, deadline }) =>
      `${target ? '' : `${reason}: `}${value} ${unit}${target ? ` ${deadline ?? ''}` : ''}`,
  )

describe('readPolicy, of what is done amid what is planned', () => {
  it.each<[string, string[]]>([
    ['努力服务群众，取得新进展新成效，31项任务完毕。', ['past: 31 项']],
    ['发电量达到3.1亿千瓦时左右，比2030年增长了约40%。', ['3.1 亿千瓦时 2035', 'past: 40 %']],
    ['到目前为止，计划开工的项目有6个已批复。', ['past: 6 个']],
    ['全市造林26万亩，占省下达任务14万亩的185%。', ['past: 26 万亩', 'past: 14 万亩', 'past: 185 %']],
    ['确保6月底前完成年度计划的55%。', ['55 % 2035']],
    ['分别完成年度计划的112%、91%。', ['past: 112 %', 'past: 91 %']],
    ['已推出房源1600套、新开工住房120万平方米。', ['past: 1600 套', 'past: 120 万平方米']],
    ['优良比例好于年度目标0.6个百分点。', ['comparison: 0.6 个百分点']],
    ['建筑能效在现行标准基础上提升25%。', ['25 % 2035']],
    ['续约率达80%以上。在现有水平基础上，逐年提高。', ['80 % 2035']],
    ['省有关部门将新增的药品纳入目录，共7个。', ['7 个 2035']],
  ])('%s', (sentence, figures) => {
    expect(read(head + sentence)).toEqual(figures)
  })
})

describe('readPolicy, of what counts something else', () => {
  it.each<[string, string[]]>([
    ['落实省卫生健康委等5部门方案。', ['part-of-document: 5 ']],
    ['落实困难家庭等6类困难群体免费签约。', ['threshold: 6 类']],
    ['将服务费的70%用于薪酬分配，30%用于机构统筹。', ['entitlement: 70 %', 'entitlement: 30 %']],
    ['落实全市76万亩公益林的管护责任。', ['no-commitment: 76 万亩']],
    ['劳动生产率超过45万元/人，机器人密度达260台/万人。', ['45 万元/人 2035', '260 台/万人 2035']],
    ['每万名就业人员中研发人员达到180人年以上。', ['180 人年 2035']],
    ['为21个部门服务。', ['part-of-document: 21 个']],
  ])('%s', (sentence, figures) => {
    expect(read(head + sentence)).toEqual(figures)
  })
})

describe('readPolicy, of years and words', () => {
  it('takes 明年 for the year after that of the document', () => {
    expect(read(`${head}今年建设800套住房。明年继续建设900套住房。`)).toEqual(['800 套 2031', '900 套 2032'])
    expect(read('沙河市消息\n明年建设900套住房。沙河市2033年将建设村庄40个。')).toEqual([
      '900 套 2033',
      '40 个 2033',
    ])
  })

  it('takes the year that an introduction begins with for what follows, whatever other years it names', () => {
    expect(
      read('记者获悉\n2033年,主要预期目标是:锚定“十七五”期间的目标,稳中求进。\n力争投资增幅14%以上。'),
    ).toEqual(['14 % 2033'])
  })

  it('takes 翻倍, and what all are to do (全部……均应), for a target', () => {
    expect(read(`${head}发电量实现翻倍。到2033年，全部卫生院均应提供处方服务。`)).toEqual([
      '2 倍 2035',
      '100 % 2033',
    ])
  })
})

describe('readPolicy, of chapters and sections', () => {
  it('names them in full, and items below them', () => {
    const { clauses } = readPolicy(
      '沙河市规划\n第二章 总体要求\n第一节 指导思想\n坚持创新。\n第二节 发展目标\n一、规模\n（一）产业\n第三章 任务\n（一）网络\n',
    )
    expect(clauses.map(({ path }) => path)).toEqual([
      '第二章',
      '第二章第一节',
      '第二章第二节',
      '第二章第二节一',
      '第二章第二节一(一)',
      '第三章',
      '第三章(一)',
    ])
  })
})
