import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after the patterns of real work reports. */
const head = '沙河市数字发展规划(2031—2035年)\n一、重点任务\n'
const figuresOf = (sentence: string) => readPolicy(head + sentence).figures

describe('readPolicy, of what a figure measures', () => {
  it.each<[string, string[]]>([
    ['布局建设5条专用铁路、26条园区公路。', ['专用铁路', '园区公路']],
    ['建成投产3个示范车间和15个配套车间。', ['示范车间', '配套车间']],
    ['推动环城快线等14条公路项目和滨河等4个铁路项目。', ['公路项目', '铁路项目']],
    ['提质升级21个融合景区。', ['融合景区']],
    ['各县至少办2所早教中心。', ['早教中心']],
    ['完成20项以上国家、行业标准的制修订，建成园区3个。', ['国家、行业标准制修订', '园区']],
    ['打造3个特色鲜明、链条完整的示范园区。', ['示范园区']],
    ['建成4个省、市、县三级平台。', ['省、市、县三级平台']],
    ['完成农村危房改造7500户。', ['农村危房改造']],
    ['城镇新增就业60万人左右。', ['城镇新增就业']],
    ['实际使用外资增长10%。', ['实际使用外资']],
    ['生产总值年均增长5%左右、迈上3000亿元台阶。', ['生产总值', '生产总值']],
    ['物流总费用与生产总值的比率下降至13.8%。', ['物流总费用与生产总值的比率']],
    ['生产总值从416亿元增加到567亿元。', ['生产总值', '生产总值']],
    ['细颗粒物（PM_2.5）年平均浓度不高于23微克。', ['细颗粒物（PM_2.5）年平均浓度']],
    ['美丽河湖建成率达到60%以上。', ['美丽河湖建成率']],
    ['力争“十七五”时期全年投资增长6%。', ['投资']],
    ['一二三产增加值分别增长3%、6%、5%。', ['一产增加值', '二产增加值', '三产增加值']],
    ['城镇和农村居民收入分别增长4%和6%。', ['城镇居民收入', '农村居民收入']],
    ['个数和营业收入分别增长4%和6%。', ['个数和营业收入', '个数和营业收入']],
    ['老年人医养结合服务率达到40%以上。', ['老年人医养结合服务率']],
    ['新建和改造提升农村公路2500公里。', ['改造提升农村公路']],
    ['打造5条多式联运线路。', ['多式联运线路']],
    ['实现乡镇养老服务全覆盖。', ['乡镇养老服务']],
    ['办理时限压减60%以上。', ['办理时限']],
    ['培育年营业收入超10亿元的企业5家。', ['年营业收入', '年营业收入超10亿元的企业']],
    ['国家级示范园区15个、省级80个。', ['国家级示范园区', '省级示范园区']],
    ['1.年内归集公共数据8亿条。', ['归集公共数据']],
    ['算力规模达到60EFLOPS，较2030年增长5倍。', ['算力规模', '算力规模']],
    ['枢纽间时延≤3ms，办理时限再压缩20%。', ['枢纽间时延', '办理时限']],
    ['综合成本平均降低8%，投资同比增长12%，余额占比提升2个百分点。', ['综合成本', '投资', '余额占比']],
    ['改造路口120处（2031年60处、2032年60处）。', ['改造路口', '改造路口', '改造路口']],
  ])('%s', (sentence, names) => {
    expect(figuresOf(sentence).map(({ name }) => name)).toEqual(names)
  })
})

describe('readPolicy, of numbers that only name something', () => {
  it.each<[string, string]>([
    ['落实“三个80%”要求。', 'name'],
    ['实施“十项重大行动”。', 'name'],
    ['迭代升级“民营经济32条”。', 'name'],
    ['建成3人制篮球场。', 'name'],
    ['落实满3岁即入园政策。', 'threshold'],
    ['加快建设500千伏输变电工程。', 'threshold'],
    ['关停淘汰10万千瓦以下燃煤机组。', 'threshold'],
    ['推动年运量150万吨以上的物流园区建设。', 'threshold'],
    ['提出的预期性指标19项。', 'part-of-document'],
    ['便利企业开办方面3项。', 'part-of-document'],
    ['限期改正，处5万元以上20万元以下的罚款。', 'entitlement'],
  ])('%s', (sentence, reason) => {
    expect(new Set(figuresOf(sentence).map((figure) => figure.reason))).toEqual(new Set([reason]))
  })

  it('takes the condition that a thing must meet into its name', () => {
    const names = figuresOf(
      '产值过500亿元的企业达3家、过100亿元的企业达9家，产值超10亿元的集群达2个。',
    ).flatMap(({ target, name }) => (target ? [name] : []))
    expect(names).toEqual(['产值过500亿元的企业', '过100亿元的企业', '产值超10亿元的集群'])
  })

  it('finds no figure in the number of an article', () => {
    expect(figuresOf('推进落实第四十条、第二十五条。')).toEqual([])
  })

  it('takes no figure from the class of things that are counted, such as 百亿级, but one from a class alone', () => {
    const told = (sentence: string) => figuresOf(sentence).map(({ value, unit }) => `${value} ${unit}`)
    expect(told('打造6个万亿级产业。')).toEqual(['6 个'])
    expect(told('建成五百亿级园区2个、百亿级园区22个。')).toEqual(['2 个', '22 个'])
    expect(told('打造千亿级产业集群。')).toEqual(['1000 亿元'])
  })

  it('reads 全覆盖 as a hundred per cent where it is what is reached', () => {
    expect(figuresOf('全覆盖开展效能评估。')).toEqual([])
    expect(figuresOf('农业企业实现“三个全覆盖”。')).toEqual([])
    expect(figuresOf('建立健全覆盖全域老年人的信息库。').map(({ doubt }) => doubt)).toEqual([
      '文中没有说“全部”，是否要求100%请核对',
    ])
  })

  it('reads a share of a total as a ratio, also beside growth', () => {
    expect(figuresOf('对外投资增长10%、对沿线国家投资占50%以上。').map(({ basis }) => basis)).toEqual([
      'growth',
      'ratio',
    ])
  })
})
