import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after patterns of news that the rules were not made by. */
const targetsOf = (...lines: readonly string[]): string[] =>
  readPolicy(lines.join('\n')).figures.flatMap(({ target, value, unit, deadline }) =>
    target ? [`${value} ${unit} ${deadline ?? ''}`.trim()] : [],
  )
const dated = ['云溪新闻联播', '2031-05-06', '央视网消息（新闻联播）：记者日前走访了云溪。']
const news = (sentences: string): string[] => targetsOf(...dated, sentences)

describe('readPolicy, of what news say will be done', () => {
  it.each<[string, string[]]>([
    ['今年，云溪将再组建12个创新联合体。', ['12 个 2031']],
    ['我市将应用辅助驾驶系统4万台。', ['4 万台']],
    ['我市将用两年时间建成3200个监测站点。', ['3200 个']],
    ['当地将26艘货船统一经营。', []],
    ['代表团将参加28个大项的比赛。', []],
    ['春运期间，预计将发送旅客800万人次。', []],
    ['今年，云溪计划举办消费活动1300场以上。', ['1300 场 2031']],
    ['今年全市计划新建停车位900个。', ['900 个 2031']],
    ['完成全年计划的67%。', []],
  ])('%s', (sentence, targets) => {
    expect(news(sentence)).toEqual(targets)
  })

  it('reads 将 as an aim of its sentence alone, and goes on from what a plan sets out', () => {
    expect(news('今年，云溪将改造小区80个。平湖区建立高校服务站15个。')).toEqual(['80 个 2031'])
    expect(news('《行动方案》提出，到2034年，建成算力中心6个。培育龙头企业20家。')).toEqual([
      '6 个 2034',
      '20 家 2034',
    ])
  })

  it('reads what stands before the first word of the future as what there is', () => {
    expect(news('云溪长堤长约90公里，宽约13公里，这次改造将新建水闸50座。')).toEqual(['50 座'])
  })

  it('reads one part of a sentence as an outlook and another as an aim', () => {
    expect(news('云溪力争到2034年培育工厂150家；平湖的基地投产后，年产能将达30万套。')).toEqual([
      '150 家 2034',
    ])
  })
})

describe('readPolicy, of what news say has been done', () => {
  it.each<[string, string[]]>([
    ['2031年，暑期档票房突破20亿元。', []],
    ['云溪研发投入由设立之初的7亿元，稳步增长至2030年的21亿元。', []],
    ['“十五五”以来，全市聚焦强市目标，新建公路253公里。', []],
    ['目标任务实施情况显示，转化国际标准313项。', []],
    ['今年，云溪安排了6300万元资金，确保夏粮丰收。', []],
    ['今年，云溪推进的287个重大项目中，新兴产业占四成，力争早日投产。', []],
    ['力争新投入使用的12台设备早日达产。', []],
    ['今年计划改造小区345个，整合为24个项目实施。', ['345 个 2031']],
    ['到2034年，我市老年人口将突破80万人。', []],
    ['力争早日建成，全市累计开展应用400余项。', []],
  ])('%s', (sentence, targets) => {
    expect(news(sentence)).toEqual(targets)
  })

  it('reads growth up to a year as past where no date is told', () => {
    expect(targetsOf('记者日前获悉，云溪投入由设立之初的7亿元，稳步增长至2030年的21亿元。')).toEqual([])
  })

  it('reads no title as one of results that says what will be done too', () => {
    expect(
      targetsOf(
        '【云溪今年将再改造小区60个，去年已完成30亿元投资】',
        '记者获悉，云溪的目标是再改造小区60个。',
      ),
    ).toEqual(['60 个', '60 个'])
  })

  it('reads no line among figures as the title of a plan', () => {
    expect(targetsOf('今年秋季开学', '新建学校6所', '改建学校48所', '增加学位9200个', '全年计划')).toEqual([])
  })
})

describe('readPolicy, of reports on the work of a government', () => {
  const report = (...lines: readonly string[]): string[] =>
    targetsOf(
      '政府工作报告',
      '2032年1月10日',
      '各位代表：现在，我代表市人民政府，向大会报告工作。',
      '一、2031年工作回顾',
      '新增企业86家。',
      ...lines,
    )

  it('reads what is announced for the year, with its headings, as aims', () => {
    expect(
      report(
        '实现上述目标，重点抓好以下9个方面工作：',
        '（一）着力稳投资。开工项目120个。',
        '（二）着力促消费。',
        '举办活动30场。',
      ),
    ).toEqual(['120 个 2032', '30 场 2032'])
  })

  it('reads the share of a task as past, and not what comes after it', () => {
    expect(report('二、2032年工作安排', '完成年度计划的70%。新增学位9000个。')).toEqual(['9000 个 2032'])
  })

  it('reads a sentence as an aim though a verb leads to what is there already (已签约项目)', () => {
    expect(report('二、2032年工作安排', '加快已签约项目建设，实际使用外资40亿元。')).toEqual(['40 亿元 2032'])
  })
})

describe('readPolicy, of undated news of a five-year plan', () => {
  it('takes the end of the plan that begins a text for its year, and a year further on for that of its sentence', () => {
    expect(
      targetsOf(
        '省厅今天公布了“十六五”水利规划的目标：灌溉系数提高到0.63，新增供水能力40亿立方米。',
        '确保2033年解决1.2亿人的饮水安全问题。',
      ),
    ).toEqual(['0.63  2035', '40 亿立方米 2035', '1.2 亿人 2033'])
  })

  it('gives no year to what is planned for 今年 where nothing tells which year that is', () => {
    expect(
      targetsOf(
        '“十六五”时期是水利的关键时期，总投资将达到2万亿元。',
        '厅长介绍，今年将推进重点工程。计划安排200亿元资金。',
      ),
    ).toEqual(['2 万亿元 2035', '200 亿元'])
  })

  it('takes what was done a year early, and what comes after it, for past', () => {
    expect(
      targetsOf(
        '“十五五”时期，投入大幅增加，累计解决1.1亿人的饮水安全问题，提前1年完成规划任务。农田水利建设步伐加快，累计新增灌溉面积500万亩，系数从0.55提高到0.60。',
      ),
    ).toEqual([])
    expect(targetsOf(...dated, '到2035年，确保提前1年完成规划任务，累计新增灌溉面积500万亩。')).toEqual([
      '500 万亩 2035',
    ])
  })
})
