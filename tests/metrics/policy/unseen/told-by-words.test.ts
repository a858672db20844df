import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after patterns of documents that the rules were not made by. */
const head = '沙河市数字发展规划(2031—2035年)\n2031年3月2日\n一、重点任务\n'
const read = (text: string): string[] =>
  readPolicy(text).figures.map(
    ({ target, reason, value, low, high, unit, deadline }) =>
      `${target ? '' : `${reason}: `}${value ?? `${low}–${high}`} ${unit}${target ? ` ${deadline ?? ''}` : ''}`,
  )

describe('readPolicy, of what is done amid what is planned', () => {
  it.each<[string, string[]]>([
    ['努力服务群众，取得新进展新成效，31项任务完毕。', ['past: 31 项']],
    ['发电量达到3.1亿千瓦时左右，比2030年增长了约40%。', ['3.1 亿千瓦时 2035', 'past: 40 %']],
    ['到目前为止，计划开工的项目有6个已批复。', ['past: 6 个']],
    ['全市共发生险情38次。', ['past: 38 次']],
    ['全市造林26万亩，占省下达任务14万亩的185%。', ['past: 26 万亩', 'past: 14 万亩', 'past: 185 %']],
    ['确保6月底前完成年度计划的55%。', ['55 % 2035']],
    ['分别完成年度计划的112%、91%。', ['past: 112 %', 'past: 91 %']],
    ['已推出房源1600套、新开工住房120万平方米。', ['past: 1600 套', 'past: 120 万平方米']],
    ['优良比例好于年度目标0.6个百分点。', ['comparison: 0.6 个百分点']],
    ['建筑能效在现行标准基础上提升25%。', ['25 % 2035']],
    ['续约率达80%以上。在现有水平基础上，逐年提高。', ['80 % 2035']],
    ['省有关部门将新增的药品纳入目录，共7个。', ['7 个 2035']],
    ['完成布局优化总任务的60%，新增学位8000个。', ['60 % 2035', '8000 个 2035']],
    ['改造提升超400个已建成村庄的设施，农民满意度不低于85%。', ['400 个 2035', '85 % 2035']],
    ['要加固水库12座，解决3.5万人的饮水问题。', ['12 座 2035', '3.5 万人 2035']],
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
    ['在抓好13个重点镇建设的同时，每县培育2至4个样板村。', ['no-commitment: 13 个', '2–4 个 2035']],
    ['抓好320个村的环境整治。', ['320 个 2035']],
    [
      '治理东山镇、西河镇杨家、南湖镇柳树屯、北岭乡大石头、关口镇小石头、云岭镇北站、河口镇小李家等9处涝片。',
      ['9 处 2035'],
    ],
    ['治理东山、西河、南湖等3处涝片。', ['3 处 2035']],
    ['体育设施低收费开放率达到95%。', ['95 % 2035']],
    ['为640艘渔船每艘增配1只救生筏。', ['640 艘 2035', 'no-commitment: 1 只']],
    ['每年对疫苗企业进行90%以上的巡查。', ['no-commitment: 90 %']],
    ['“一室一策、市县共建”支持东山、西河、南湖3个实验室运营。', ['no-commitment: 3 个']],
    ['构建足迹管控、路径引导、支撑保障3个体系。', ['part-of-document: 3 个']],
    ['改善提升历史名镇和传统村落2个。', ['2 个 2035']],
    ['整治“头顶库”（1公里内有居民的矿库）。', ['threshold: 1 公里']],
    ['对环河12座桥梁进行文化和景观出新，消灭20条断头路。', ['12 座 2035', '20 条 2035']],
    ['落实村域全部空间，总面积2352公顷。', ['no-commitment: 2352 公顷']],
    ['壮大7大产业集群和16条富民产业链。', ['name: 7 ', 'no-commitment: 16 条']],
    ['青少年达52.7%的总体近视率每年降0.5%以上。', ['base-value: 52.7 %', '0.5 % 2035']],
    ['任务完成率129%。', ['past: 129 %']],
    ['人均预期寿命比2030年提高3.1岁。', ['3.1 岁 2035']],
    ['摘自沙河科技2031年9期，新建园区3个。', ['3 个 2035']],
    [
      '落实市本级项目，共48个，分为两类，年度投资计划16.5亿元。',
      ['part-of-document: 48 个', 'no-commitment: 16.5 亿元'],
    ],
    [
      '教育工程(项目7个，其中基建类6个、服务类1个)，新建学校5所。',
      ['part-of-document: 7 个', 'part-of-document: 6 个', 'part-of-document: 1 个', '5 所 2035'],
    ],
  ])('%s', (sentence, figures) => {
    expect(read(head + sentence)).toEqual(figures)
  })
})

describe('readPolicy, of what a survey foresees and what a task sets', () => {
  const survey = '沙河市环境保护规划（2031—2035年）\n一、环境形势\n'

  it('reads no forecast of a survey as an aim, but does an intention there', () => {
    expect(read(`${survey}人口还将增加3%，经济总量将增长30%以上。`)).toEqual([
      'forecast: 3 %',
      'forecast: 30 %',
    ])
    expect(read(`${survey}力争建成园区6个。`)).toEqual(['6 个 2035'])
    expect(read(`${survey}二、主要目标\n人口将增加3%。`)).toEqual(['3 % 2035'])
  })

  it('reads a task that is handed down in news as a target', () => {
    expect(
      read('2031-01-29 来源：沙河日报\n近日，省有关部门下达我市2031年度造林任务230万亩，其中山上200万亩。'),
    ).toEqual(['230 万亩 2031', '200 万亩 2031'])
  })

  it('takes what news list before they name its plan for targets', () => {
    expect(
      read('新增学位3万个、托位4000个……记者近日获悉，2033年沙河市民生实事正式确定，包含26件项目。').slice(
        0,
        2,
      ),
    ).toEqual(['3 万个 2033', '4000 个 2033'])
  })

  it('begins an item after a bracket, where a converter lost the line break', () => {
    const { figures } = readPolicy(
      '沙河市改革分工方案\n（市财政局负责）1．2031年底前完成清理60项。（市财政局负责）2．推动20种证照应用。',
    )
    expect(figures.map(({ value, deadline, clause }) => [value, deadline, clause])).toEqual([
      ['60', '2031', '1'],
      ['20', '2031', '2'],
    ])
  })

  it('reads no figure of a number that a table runs together', () => {
    expect(read(`${head}92900911-16.6%建成园区5个。`)).toEqual(['5 个 2035'])
  })
})

describe('readPolicy, of bases and comparators', () => {
  it.each<[string, string]>([
    ['改造低产茶园5000亩。', 'deliverables >='],
    ['参加工伤保险的劳动者超640万人。', 'stock >'],
    ['服务旅客300万人。', 'flow >='],
    ['食品抽检量超每千人6.6批次。', 'ratio >'],
    ['平均受教育年限达到11.5年。', 'ratio >='],
    ['排放量削减10%。', 'reduction >='],
    ['项目数增加20%以上。', 'growth >='],
    ['土壤有机质平均含量28克/千克。', 'ratio >='],
    ['每亩产量增加75公斤。', 'growth >='],
    ['力争今年农业总产值比增达到8%。', 'growth >='],
    ['毕业生就业率保持95%以上。', 'maintain >='],
    ['收入年均增速要保持在6.5%以上。', 'growth >='],
    ['大豆播种面积77万亩。', 'flow >='],
    ['婴儿死亡率、产妇死亡率分别下降到5.8‰、12/10万。', 'ratio <='],
  ])('%s', (sentence, told) => {
    const [figure] = readPolicy(head + sentence).figures
    expect(`${figure!.basis} ${figure!.comparator}`).toBe(told)
  })
})

describe('readPolicy, of remarks in brackets on what there is', () => {
  const told = (...lines: readonly string[]): string[] =>
    readPolicy(lines.join('\n')).figures.map(
      ({ target, reason, value, deadline, baseline }) =>
        `${target ? deadline : reason}: ${value} from ${baseline}`,
    )

  it('takes them for bases, and their year for none of the goals', () => {
    expect(
      told(
        '沙河健康规划纲要',
        '到2035年，主要指标：',
        '人均预期寿命 达到79岁（2025年人均预期寿命达到77.3岁） |',
        '个人支出占总费用的比重 降至25%左右（目前29.3%） |',
        '婴儿死亡率 5.0‰（目前8.1‰），参保率达到98%',
      ),
    ).toEqual([
      '2035: 79 from 77.3',
      'base-value: 77.3 from undefined',
      '2035: 25 from 29.3',
      'base-value: 29.3 from undefined',
      '2035: 5.0 from 8.1',
      'base-value: 8.1 from undefined',
      '2035: 98 from undefined',
    ])
  })

  it('takes goals of stages in brackets for goals, by the date of the document or, without one, near the last', () => {
    const [, ...undated] = told('沙河健康规划纲要', '到2035年建成120处（2033年60处）。')
    expect(undated).toEqual(['2033: 60 from undefined'])
    const [, ...dated] = told(head, '到2035年建成120处（2032年20处）。', '到2035年建成90处（2029年20处）。')
    expect(dated).toEqual(['2032: 20 from undefined', '2035: 90 from 20', 'base-value: 20 from undefined'])
  })

  it('takes what news say that a plan determines, and what an authority hands down to be done this year, for goals', () => {
    expect(
      told(
        '记者获悉，沙河市“十七五”规划纲要发布。',
        '纲要还确定，“十七五”末，生产率要从2030年的8.7万元提升至12万元。',
      ),
    ).toEqual(['base-value: 8.7 from undefined', 'undefined: 12 from 8.7'])
    expect(
      told('沙河：三农工作推进 2032-04-12', '今年，我市完成省下达粮食播种面积1400万亩、产量92亿斤。'),
    ).toEqual(['2032: 1400 from undefined', '2032: 92 from undefined'])
  })
})

describe('readPolicy, of plans and reviews by their form', () => {
  const table = [
    '表2-1 规划指标表',
    '| 指标 | 2032年 | 2035年 | 属性 |',
    '| 耕地保有量（公顷） | 85.4 | 92.1 | 约束性 |',
  ]
  const articles = ['五', '六', '七', '八', '九'].map((number) => `第${number}条 规划范围与要求`)

  it('reads the table of a plan in articles, and none of a rule', () => {
    const text = (title: string) => [title, ...articles, ...table].join('\n')
    expect(read(text('沙河村村庄规划（2032—2035年）'))).toEqual(['92.1 公顷 2035'])
    expect(read(text('沙河村村庄规划管理办法'))).toEqual(['rule-text: 92.1 公顷'])
  })

  it('takes what stands below 工作总结 for past', () => {
    expect(read('沙河县规划\n一、十七五工作总结\n围绕目标，培育5个重点镇，推进90个社区建设。')).toEqual([
      'past: 5 个',
      'past: 90 个',
    ])
  })
})

describe('readPolicy, of years and words', () => {
  it('reads 明年 as the year after that of the document', () => {
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

  it('reads 翻倍, and what all are to do (全部……均应), as a target', () => {
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
