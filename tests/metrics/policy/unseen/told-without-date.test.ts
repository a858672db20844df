import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The texts are invented after patterns of documents that the rules were not made by. */
const targetsOf = (...lines: readonly string[]): string[] =>
  readPolicy(lines.join('\n')).figures.flatMap(({ target, value, low, high, unit, deadline }) =>
    target ? [`${value ?? `${low}–${high}`} ${unit} ${deadline ?? ''}`.trim()] : [],
  )
const plan = ['沙河市数字发展规划(2031—2035年)', '2031年3月2日', '一、重点任务']

describe('readPolicy, of texts that state no date', () => {
  it('reads a year as past where they tell of it so', () => {
    expect(
      targetsOf('生态质量改善。2030年，浓度为50微克，比2028年下降了23%。', '到2030年，污水处理率提高到92%。'),
    ).toEqual([])
    expect(
      targetsOf('生态质量改善。2030年，浓度为50微克，比2028年下降了23%。', '到2033年，污水处理率提高到92%。'),
    ).toEqual(['92 % 2033'])
  })

  it('reads a box (专栏) as a part of a plan', () => {
    expect(
      targetsOf('专栏3　治理工程（一）达标排放。完成改造锅炉50万蒸吨。（二）整治。推进13万个行政村整治。'),
    ).toEqual(['50 万蒸吨', '13 万个'])
  })

  it('reads marked points as those of the paragraph above, due when the plan that the text names ends', () => {
    expect(
      targetsOf(
        '《云溪市基础设施行动方案(2031—2033年)》（以下简称《方案》）已正式印发。',
        '根据《方案》，未来三年，云溪将着力实现四网融合。',
        '▷建成信息网。建成基站6万座。',
      ),
    ).toEqual(['6 万座 2033'])
  })

  it('gives other answers the year in which something will be done', () => {
    expect(
      targetsOf(
        '记者：云溪有何打算？',
        '王某：2031年，云溪区将净增企业50家。',
        '记者：重点呢？',
        '王某：力争新增机构20家。',
      ),
    ).toEqual(['50 家 2031', '20 家 2031'])
  })

  it.each<[string, string[]]>([
    // The only year that the text names is that of its aims.
    ['一是粮食行动。全年完成农田建设6000亩。2033年新创园区3个。', ['6000 亩 2033', '3 个 2033']],
    ['今年要建成园区5个。2033年是关键之年。', ['5 个 2033']],
    ['2032年工作有力。2033年要打好攻坚战。要建成园区5个。', ['5 个 2033']],
    // The end of the latest five-year plan that the text names is taken; 五年 leads up to the end of such a plan.
    ['“十五五”开局，2035年是展望之年。力争新增公路3000公里。', ['3000 公里 2030']],
    ['“十五五”规划投资是“十四五”的2倍。力争新增公路3000公里。', ['3000 公里 2030']],
    ['2031-01-18 云溪网\n2031年6月将出台办法。今后五年力争改造公路1200公里。', ['1200 公里 2035']],
    ['今后五年力争改造公路1200公里。', ['1200 公里']],
    // A year far from the others, one planned for or one told as past is not taken.
    ['2029年起步，2033年收官。要建成园区5个。', ['5 个']],
    ['到2035年，体系基本完善。今年要建成园区5个。', ['5 个 2035']],
    ['截至2033年底，全市有园区3个。力争建成园区5个。', ['5 个']],
    ['2033年，园区已有3个。力争建成园区5个。', ['5 个']],
    // A day of registration within a sentence is not that of the document.
    ['对此前注册、于2018年4月30日（含当日）前登记的给予支持。\n今年要建成园区5个。', ['5 个']],
  ])('%s', (text, targets) => {
    expect(targetsOf(text)).toEqual(targets)
  })

  it('dates a text by the day in the name of its programme', () => {
    expect(targetsOf('云溪新闻（20330520）', '记者获悉，今年云溪将建设农田6万亩。')).toEqual(['6 万亩 2033'])
  })

  it('dates a text by the date behind the source of its page', () => {
    expect(
      targetsOf(
        '云溪建设高标准农田',
        '来源:云溪网2031-01-20 17:34',
        '云溪网讯（记者 王某）狠抓任务落实,2030年新建农田超过8000亩,确保建设质量。',
      ),
    ).toEqual([])
  })
})

describe('readPolicy, of the work on projects', () => {
  it.each<[string, string[]]>([
    ['从项目看，计划总投资286亿元，至11月底，已完成201亿元。', []],
    ['今年安排项目（打包项目拆分后共569项）。', []],
    ['会议要求，今年招商工作目标任务是实际到位资金660亿元，同比增长10%。', ['660 亿元', '10 %']],
    ['今年力争挖掘10家优秀企业。', ['10 家']],
    ['项目目标为全年建设充电桩2500个，1—7月累计新建2078个，完成全年建设任务的83.16%。', ['2500 个']],
    ['《纲要》共设18篇，目标是建成园区5个。', ['5 个']],
  ])('%s', (sentence, targets) => {
    expect(targetsOf(sentence)).toEqual(targets)
  })
})

describe('readPolicy, of news of a year', () => {
  it('reads what is done in the year as an aim beside an aim of the same sentence', () => {
    expect(
      targetsOf(
        '2031-01-18 云溪网',
        '记者获悉，今年完成公路投资225亿元，到2031年年底，通车里程达到26.5万公里。',
      ),
    ).toEqual(['225 亿元 2031', '26.5 万公里 2031'])
  })
})

describe('readPolicy, of speeches', () => {
  it('reads the task of the year that a speech names as an aim, whatever it looks back upon before', () => {
    expect(
      targetsOf(
        '筹备工作从去年就做了安排。今年全市的招商目标任务是签约项目900亿元，利用外资2亿美元。给我区的任务是签约项目120亿元，这比去年的任务几乎增加了50亿元。',
      ),
    ).toEqual(['900 亿元', '2 亿美元', '120 亿元'])
  })
})

describe('readPolicy, of lists of deeds', () => {
  const deeds = ['2033年市政府为民办实事项目确定', '2033-02-15 08:02 来源：云溪网']

  it.each<[string, string[]]>([
    ['一、首批630所学校体育场向社会开放，云溪60家场馆延时开放。', ['630 所 2033', '60 家 2033']],
    ['二、办好25件民生实事。', []],
    ['三、抽调1000名医师下基层，配置2000台除颤器。', ['1000 名 2033', '2000 台 2033']],
    ['四、将人均补助标准提高6.3%，每人补助标准30元。', ['6.3 % 2033']],
    ['五、惠及2万户以上家庭，为5万户居民更换阀门。', ['2 万户 2033', '5 万户 2033']],
    ['此次征求意见，共有6015人次参与投票，提出意见1189条。', []],
  ])('%s', (sentence, targets) => {
    expect(targetsOf(...deeds, sentence)).toEqual(targets)
  })
})

describe('readPolicy, of lists of deeds that news tell', () => {
  const opening = '昨日，人大会议确定了2033年度云溪市民生实事项目。'
  const items = [
    '1.优学项目',
    '●全市竣工学校8所，在12所学校开展托管；',
    '2.养老项目',
    '3.停车项目',
    '4.健康项目',
  ]

  it('reads each item as a deed of the year', () => {
    expect(targetsOf(opening, ...items)).toEqual(['8 所 2033', '12 所 2033'])
  })

  it('reads points and marks as items', () => {
    expect(
      targetsOf(
        '2033年，市里办好10件实事：',
        '一是完成改厕6万户。',
        '二是拆除北山、南山等5个现有收费站。',
        '三是建成小游园15个，面积45亩。',
        '●加装电梯245部。',
      ),
    ).toEqual(['6 万户 2033', '5 个 2033', '15 个 2033', '245 部 2033'])
  })

  it('leaves those whose title or text tells that they are done', () => {
    expect(targetsOf('2033年民生实事项目之一', '新建户厕500座。', '完成情况：新建户厕520座。')).toEqual([])
    expect(targetsOf(opening, ...items, '完成情况：已完成。')).toEqual([])
  })

  it('needs several items', () => {
    expect(targetsOf(opening, ...items.slice(0, 2))).toEqual([])
  })
})

describe('readPolicy, of numbers that a plan names by the way', () => {
  it.each<[string, string[]]>([
    ['选择云溪、平湖和沙河3个城市开展试点。', []],
    ['建成云溪、平湖和沙河3个算力中心。', ['3 个 2035']],
    ['选择云溪、平湖等8个城市开展试点。', ['8 个 2035']],
    ['以580个控制单元为重点推进整治。', []],
    ['按照试点地区医疗机构年度药品总用量的60%估算采购量。', []],
    ['对担保费率不超过1%的业务给予支持。', []],
    ['旅客发送量将达900万人次。', []],
    ['——关于经济发展类目标（13个）。增加值增长8%。', ['8 % 2035']],
    ['科创区总规划面积约60平方公里，核心区面积约8平方公里。', []],
    ['研发投入达到或超过3亿元/年的企业，按照100%在税前加计扣除。', []],
    ['对投入5000万元（含）至1亿元（不含）的企业提供服务。', []],
    ['实施47项民生实事，分解具体任务94项。', []],
    ['实现50万以上人口大县通高速公路。', []],
    ['每种方式各补贴1次，按不超过50%提高补贴标准。', []],
    ['研制3—5种新原料。', ['3–5 种 2035']],
    ['水平位居全国前列，机械化率达到85%以上。', ['85 % 2035']],
  ])('%s', (sentence, targets) => {
    expect(targetsOf(...plan, sentence)).toEqual(targets)
  })
})

describe('readPolicy, of the tasks of a work report', () => {
  it('reads all that follows its goals as aims', () => {
    expect(
      targetsOf(
        '政府工作报告',
        '2032年1月10日',
        '各位代表：现在，我代表市人民政府，向大会报告工作。',
        '一、2031年工作回顾',
        '新增企业86家。',
        '今年的主要预期目标为：生产总值增长5%。',
        '（一）着力促创新',
        '认定中试平台10家。',
      ),
    ).toEqual(['5 % 2032', '10 家 2032'])
  })
})

describe('readPolicy, of tasks in headings', () => {
  it('reads a problem that is to be solved as a task, and what is raised from its present level as an aim', () => {
    expect(
      targetsOf(
        ...plan,
        '一、解决饮水困难问题',
        '自来水普及率由目前的40%提高到60%。',
        '二、突出问题',
        '新建水厂12座。',
      ),
    ).toEqual(['60 % 2035'])
  })

  it('reads a number with a gap', () => {
    expect(targetsOf(...plan, '解决3 700万居民的生活燃料。')).toEqual(['3700 万 2035'])
  })
})
