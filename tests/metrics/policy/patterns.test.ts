import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after the patterns of real documents. */
const head = '沙河市数字发展规划(2031—2035年)\n沙河市人民政府\n2031年3月1日\n'
const sections = {
  goals: `${head}一、主要目标\n`,
  tasks: `${head}二、重点任务\n(一)夯实底座。`,
  state: `${head}一、发展现状\n`,
  news: '近日,沙河市发布消息。',
  bare: '沙河市的消息。',
}
type Section = keyof typeof sections

function readIn(section: Section, sentence: string): PolicyFigure[] {
  const before = sections[section]
  return readPolicy(before + sentence).figures.filter(({ start }) => start >= before.length)
}

/** A target as `comparator value unit due`; any other figure as `reason: value unit`. */
const told = ({ target, reason, comparator, value, low, high, unit, deadline }: PolicyFigure): string =>
  target
    ? `${comparator} ${value ?? `${low}–${high}`} ${unit} ${deadline ?? ''}`.replaceAll(/ +/g, ' ').trim()
    : `${reason}: ${value ?? `${low}–${high}`} ${unit}`.trim()

describe('readPolicy, of targets in each of their wordings', () => {
  it.each<[Section, string, string[]]>([
    ['goals', '到2033年,光纤用户占比达到92%以上,用户达80万户左右。', ['>= 92 % 2033', 'about 80 万户 2033']],
    [
      'goals',
      '到2033年,上链企业6万家,普及率81%,标准机架数14万个,示范企业120家以上。',
      ['>= 6 万家 2033', '>= 81 % 2033', '>= 14 万个 2033', '>= 120 家 2033'],
    ],
    [
      'goals',
      '规模突破900亿元,占比高于55%,另超30亿元。',
      ['> 900 亿元 2035', '> 55 % 2035', '> 30 亿元 2035'],
    ],
    [
      'goals',
      '投资由2030年的2.5万亿元增长至2035年的3.7万亿元。',
      ['base-value: 2.5 万亿元', '>= 3.7 万亿元 2035'],
    ],
    ['goals', '园区由7个增至12个,渗透率迈上60%台阶。', ['base-value: 7 个', '>= 12 个 2035', '>= 60 % 2035']],
    ['goals', '增速保持在9%左右,保持12%的年增长。', ['about 9 % 2035', '>= 12 % 2035']],
    [
      'goals',
      '新建站点60座,新增就业3万人,新开通专线400条。',
      ['>= 60 座 2035', '>= 3 万人 2035', '>= 400 条 2035'],
    ],
    ['goals', '时延不高于10毫秒,能效控制在1.25以内。', ['<= 10 毫秒 2035', '<= 1.25 2035']],
    ['goals', '占比提高3个百分点,能耗再降8%。', ['>= 3 个百分点 2035', '>= 8 % 2035']],
    [
      'tasks',
      '70%的规上企业完成改造,100%实现网上可办,推动330家企业上云,建设1200个左右的智慧社区。',
      ['>= 70 % 2035', '= 100 % 2035', '>= 330 家 2035', 'about 1200 个 2035'],
    ],
    [
      'goals',
      '培育3~5家链主企业,建成3到5个园区,提升2～4个百分点,打造两至三个样板。',
      ['range 3–5 家 2035', 'range 3–5 个 2035', 'range 2–4 个百分点 2035', 'range 2–3 个 2035'],
    ],
    ['goals', '装备和软件自给率分别超过70%和50%。', ['> 70 % 2035', '> 50 % 2035']],
    ['goals', '两类规模分别突破3万亿元和0.8万亿元。', ['> 3 万亿元 2035', '> 0.8 万亿元 2035']],
    ['goals', '两类能耗分别控制在5%、7%。', ['<= 5 % 2035', '<= 7 % 2035']],
    ['goals', '建设研究院、服务中心各2个,各打造20个以上示范点。', ['>= 2 个 2035', '>= 20 个 2035']],
    ['goals', '到2033年,产值达到5500亿元,力争达到5800亿元。', ['>= 5500 亿元 2033', '>= 5800 亿元 2033']],
    [
      'goals',
      '充电桩达到8万台,其中,公共桩5万台左右;专用桩3万台左右。',
      ['>= 8 万台 2035', 'about 5 万台 2035', 'about 3 万台 2035'],
    ],
    [
      'goals',
      '建成142.5 万个站点,用户8.5 亿,收入达到1,250.5万元。',
      ['>= 142.5 万个 2035', '>= 8.5 亿 2035', '>= 1250.5 万元 2035'],
    ],
    [
      'goals',
      '培育十六个园区,八成以上乡镇通达,逾七成居民使用。',
      ['>= 16 个 2035', '>= 80 % 2035', '> 70 % 2035'],
    ],
    ['goals', '培育二十家企业、三十五个园区。', ['>= 20 家 2035', '>= 35 个 2035']],
    ['goals', '培育两百家企业、一百二十五个园区。', ['>= 200 家 2035', '>= 125 个 2035']],
    ['goals', '规模增长1倍,用户数是2030年的2倍。', ['>= 1 倍 2035', '>= 2 倍 2035']],
    [
      'goals',
      '算力达到1000P,带宽达到60T,减排3万吨标准煤,外资40亿美元,受教育年限达到11.5年。',
      ['>= 1000 P 2035', '>= 60 T 2035', '>= 3 万吨标准煤 2035', '>= 40 亿美元 2035', '>= 11.5 年 2035'],
    ],
    ['goals', '每万人拥有5G基站数达到20个,IPv6用户达到60万户。', ['>= 20 个 2035', '>= 60 万户 2035']],
    ['tasks', '培育企业100余家,新增车位3000多个。', ['>= 100 家 2035', '>= 3000 个 2035']],
    ['tasks', '为10万名老人提供上门服务。', ['>= 10 万名 2035']],
    ['goals', '通达率预计到2033年达到80%。', ['>= 80 % 2033']],
    ['goals', '到2034年,产值比2030年增长30%。', ['>= 30 % 2034']],
    ['news', '《方案》提出,到2033年,全市站点达到7万座。', ['>= 7 万座 2033']],
    ['bare', '今年,全市将加快推进改造,新增重点场景10个。', ['>= 10 个']],
  ])('in %s: %s', (section, sentence, expected) => {
    expect(readIn(section, sentence).map(told)).toEqual(expected)
  })
})

describe('readPolicy, of a text that begins with its first heading', () => {
  it('knows it as a plan by the heading', () => {
    const { kind, title, figures } = readPolicy('一、主要目标\n站点7座。')
    expect({ kind, title, figures: figures.map(told) }).toEqual({
      kind: 'plan',
      title: undefined,
      figures: ['>= 7 座'],
    })
  })
})

describe('readPolicy, of when a target is due', () => {
  it.each([
    ['“十五五”末,站点达到60座;今年建成站点9座。', ['2030', '2031']],
    [
      '2031年底,站点达到3座。到2033年底,站点达到5座;2034年不低于6座,到2035年不低于8座。',
      ['2031', '2033', '2034', '2035'],
    ],
    ['第一阶段(2031—2032年):建成站点30座;第二阶段(2033—2034年):建成站点90座。', ['2032', '2034']],
    ['经过5年内努力,站点达到8座。', ['2035']],
  ])('%s', (sentence, expected) => {
    expect(readIn('goals', sentence).map(({ deadline }) => deadline)).toEqual(expected)
  })

  it('goes by the heading next above, and no further', () => {
    const years = `${head}二、2033年任务\n(一)2032年目标\n园区达到3个。\n(二)其他\n站点达到7座。\n`
    expect(readPolicy(years).figures.map(({ deadline }) => deadline)).toEqual(['2032', '2033'])
    const text = `${head}二、重点任务\n(一)2032年目标\n园区达到3个。\n(二)其他\n站点达到7座。\n三、“十六五”时期目标\n中心达到2个。\n`
    expect(readPolicy(text).figures.map(({ deadline }) => deadline)).toEqual(['2032', '2035', '2035'])
  })
})

describe('readPolicy, of figures that are no targets', () => {
  it.each<[Section, string, string[]]>([
    [
      'state',
      '全市企业100余家,新增车位3000多个,累计建设站点2000余座。',
      ['past: 100 家', 'past: 3000 个', 'past: 2000 座'],
    ],
    ['state', '围绕全年目标,要求各方努力,建成站点81座。', ['past: 81 座']],
    ['tasks', '在2031年建成10.1万个的基础上,2032年将新建6万个。', ['past: 10.1 万个', '>= 6 万个 2032']],
    ['tasks', '目前全市建成站点3000座,到2033年达到8000座。', ['past: 3000 座', '>= 8000 座 2033']],
    ['news', '截至2030年底,全市站点3000座,力争到2033年达到8000座。', ['past: 3000 座', '>= 8000 座 2033']],
    [
      'news',
      '力争到2033年达到8000座,现有站点3000座,园区达到4个。',
      ['>= 8000 座 2033', 'past: 3000 座', '>= 4 个 2033'],
    ],
    [
      'news',
      '据了解,今年前三季度,新增试点企业30家。预计规模突破2.2万亿元。',
      ['past: 30 家', 'past: 2.2 万亿元'],
    ],
    ['news', '站点高于规划目标8.4个。', ['comparison: 8.4 个']],
    ['tasks', '预计带动就业9000人。', ['forecast: 9000 人']],
    [
      'tasks',
      '实施六大行动和20项工程,提出15条政策措施,共95项具体条款,围绕9个方面,明确18项主要指标、7个重点工程。',
      ['20 项', '15 条', '95 项', '9 个', '18 项', '7 个'].map((one) => `part-of-document: ${one}`),
    ],
    [
      'tasks',
      '推进“1+3+N”体系、“415X”集群、“333工程”、3个“1050”、8+13、12345热线、“315”行动、5G+、C919。',
      ['name: 3 个'],
    ],
    [
      'tasks',
      '支持年收入超100亿元的龙头企业,开通500M及以上速率业务,对日均流量超过30GB的基站给予补贴,总投资超过1亿元的项目优先。',
      ['100 亿元', '500 M', '30 GB', '1 亿元'].map((one) => `threshold: ${one}`),
    ],
    ['tasks', '推进10万吨级码头前期工作。', ['threshold: 10 万吨']],
    [
      'tasks',
      '对新认定企业给予最高50万元奖励,按实际投资的20%给予补助,每个最高5000元。',
      ['50 万元', '20 %', '5000 元'].map((one) => `entitlement: ${one}`),
    ],
    ['goals', '赤字率拟按4%安排。', ['>= 4 % 2035']],
    ['tasks', '按购机价格的35%、单台不超过6万元给予补贴。', ['entitlement: 35 %', 'entitlement: 6 万元']],
    ['tasks', '达标企业按12%的补助执行,有效期3000人。', ['entitlement: 12 %', 'entitlement: 3000 人']],
    ['tasks', '检测合格率达到95%以上,每批抽查20份。', ['>= 95 % 2035', 'threshold: 20 份']],
    ['tasks', '2030年站点81座。', ['past: 81 座']],
    [
      'bare',
      '2033/12/9 9:48:0934022 7 月 3 日 2033- 04- 27 索引号006939748/2035-00331 电话0760-88331234 [3]',
      [],
    ],
    ['goals', '成为样板,成立中心,七成立项,成本下降。', []],
  ])('in %s: %s', (section, sentence, expected) => {
    expect(readIn(section, sentence).map(told)).toEqual(expected)
  })
})

describe('readPolicy, of what is meant by all', () => {
  it.each([
    ['重点园区5G网络连续覆盖。', '文中没有说“全部”，是否要求100%请核对'],
    ['平台省市县三级贯通。', '文中没有说“全部”，是否要求100%请核对'],
    ['政务系统应上尽上。', '文中没有说“全部”，是否要求100%请核对'],
    ['所有乡镇均建成服务点。', '文中没有说“全部”，是否要求100%请核对'],
    ['行政村全面覆盖。', '未印比例，由“全”字取100%'],
  ])('%s', (sentence, doubt) => {
    expect(readIn('tasks', sentence)).toMatchObject([{ target: true, value: '100', unit: '%', doubt }])
  })
})

describe('readPolicy, of names, bases and baselines', () => {
  it.each([
    ['装备和软件自给率分别超过70%和50%。', ['装备自给率', '软件自给率']],
    [
      '增加值增长55%以上、达到5.5万亿元;核心产业突破900亿元,年均增长超15%。',
      ['增加值', '增加值', '核心产业', '核心产业'],
    ],
    ['打造10个“领航”企业、100个先进工厂。', ['“领航”企业', '先进工厂']],
    ['高新技术企业达到1.5万家、科技型企业3.2万家。', ['高新技术企业', '科技型企业']],
    ['新培育20家标杆企业。', ['标杆企业']],
  ])('%s is of %j', (sentence, names) => {
    expect(readIn('goals', sentence).map(({ name }) => name)).toEqual(names)
  })

  it.each([
    ['充电桩达到8万台,其中,公共桩5万台左右;专用桩3万台左右。', ['stock', 'stock', 'stock']],
    ['增加值增长5%左右、收入3%左右。', ['growth', 'growth']],
    ['成本降低到12%,能耗再降8%。', ['ratio', 'reduction']],
    [
      '网上可办率达到90%,用户满意率达到95%,时延不高于10毫秒,满意指数大于82。',
      ['coverage', 'maintain', 'maintain', 'maintain'],
    ],
    ['标准机架数14万个,年均引进人才300名,补助标准提高30元。', ['stock', 'flow', 'growth']],
    ['累计建成站点1万个,园区增至12个。', ['stock', 'deliverables']],
    ['园区由7个增至12个。', ['deliverables', 'stock']],
  ])('%s', (sentence, bases) => {
    expect(readIn('goals', sentence).map(({ basis }) => basis)).toEqual(bases)
  })

  it('gives a baseline only to the figure that follows from it', () => {
    expect(
      readIn('goals', '上云率从41%提升到2035年的75%,能耗下降12%,覆盖率提高至98%。').map(
        ({ baseline }) => baseline,
      ),
    ).toEqual([undefined, '41', undefined, undefined])
  })
})
