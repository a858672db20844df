import { describe, expect, it } from 'vitest'
import { amountsIn } from '#metrics/policy/reading/figures/amounts.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { responsibleIn } from '#metrics/policy/reading/responsible.ts'

const heading = '沙河市数字发展规划(2031—2035年)\n一、主要目标\n'
/** The figures of one sentence in a plan's section of goals. */
const read = (sentence: string) => readPolicy(heading + sentence).figures
const targets = (sentence: string) =>
  read(sentence)
    .filter(({ target }) => target)
    .map(({ value, low, high, unit, comparator }) =>
      `${comparator} ${value ?? `${low}–${high}`} ${unit}`.trim(),
    )

describe('amountsIn', () => {
  it.each([
    ['达到1,250.5万元', ['1250.5 万元']],
    ['增长3.5个百分点', ['3.5 个百分点']],
    ['用户6 600多万户', ['6 ', '600 万户 vague']],
    ['企业40余家', ['40 家 vague']],
    ['算力达到900PFlops', ['900 PFlops']],
    ['2至4个、3 ~ 5家、15%—20%', ['2–4 个', '3–5 家', '15–20 %']],
    ['IPv6、5G、C919、FP16、1+3+N、“8+13”、“415”、(30、工业4.0版、12345热线、五维7维、3号楼', []],
    ['2033年5月1日、2033-05-01 09:10:11、2031—2033年、5月、6日、8:30、第3届、〔2031〕7号、专栏2、附件1', []],
    ['12个月内、5年内、24小时、电话51705768、2035', []],
    ['2035个', ['2035 个']],
    ['（30）', ['30 ']],
    ['（30家', ['30 家']],
    ['10-12-15家', ['10–12 ']],
    ['Ⅱ 　3家', ['3 家']],
    [' -7%', ['7 %']],
  ])('reads %s', (text, expected) => {
    expect(
      amountsIn(text).map(
        ({ value, high, unit, vague }) =>
          `${high === undefined ? value : `${value}–${high}`} ${unit}${vague ? ' vague' : ''}`,
      ),
    ).toEqual(expected)
  })
})

describe('comparators', () => {
  it.each([
    ['时延低于5毫秒', '< 5 毫秒'],
    ['办件不超过2次', '<= 2 次'],
    ['失业率控制在5.5%以内', '<= 5.5 %'],
    ['满意率不超过的2%', '<= 2 %'],
    ['营收突破近60亿元', '> 60 亿元'],
    ['满足率分别达70%', '>= 70 %'],
    ['增长约6%', 'about 6 %'],
    ['建成园区3—5个', 'range 3–5 个'],
    ['建成园区7个以上', '>= 7 个'],
    ['满意指数大于82', '> 82'],
  ])('of %s', (sentence, expected) => {
    expect(targets(sentence)).toEqual([expected])
  })

  it('of two figures that share a verb are the same', () => {
    expect(targets('装备和软件满足率分别超过71%和52%。')).toEqual(['> 71 %', '> 52 %'])
  })
})

describe('bases', () => {
  it.each([
    ['能耗下降12%', 'reduction'],
    ['产值增长8%', 'growth'],
    ['实现20%的年均增长', 'growth'],
    ['网上可办率100%', 'coverage'],
    ['光纤覆盖率90%', 'coverage'],
    ['上云率70%', 'ratio'],
    ['粮食产量保持在30万吨以上', 'maintain'],
    ['新建基站50座', 'flow'],
    ['营收达到30亿元', 'flow'],
    ['用户达到30万户', 'stock'],
    ['站点达到30个', 'stock'],
    ['站点达30个', 'stock'],
    ['打造样板30个', 'deliverables'],
    ['打造样板3—5个', 'range'],
  ])('%s is of %s', (sentence, basis) => {
    expect(read(sentence).at(-1)).toMatchObject({ target: true, basis })
  })
})

describe('what is no target though it is about the future', () => {
  it.each([
    ['力争同比增加40家', 'comparison'],
    ['在2030年建成81个的基础上', 'past'],
    ['力争在现有81个的基础上再有进步', 'past'],
    ['企业40余家', 'past'],
    ['对达标企业奖励60万元', 'entitlement'],
    ['按80%给予补贴', 'entitlement'],
    ['围绕9个方面', 'part-of-document'],
    ['较去年新增企业40家', 'past'],
    ['力争再比去年增加40家', 'comparison'],
    ['编号71', 'name'],
    ['力争服务流量超过30GB的基站', 'threshold'],
    ['力争覆盖20户以上自然村', 'threshold'],
    ['县级30家园区', 'threshold'],
    ['占比由41%再提升到60%', 'base-value'],
  ])('%s: %s', (sentence, reason) => {
    expect(read(sentence)[0]).toMatchObject({ target: false, reason })
  })

  it('reads a forecast as a target in a sentence that aims at something', () => {
    expect(targets('力争规模预计达到80亿元。')).toEqual(['>= 80 亿元'])
  })
})

describe('names and due years', () => {
  it.each([
    ['推动230家规上企业改造', '规上企业改造'],
    ['到2033年,全市快递站点达到90个', '快递站点'],
    ['完成7项具有特色的标准', '标准'],
    ['算力规模(FP16)突破3500PFlops', '算力规模'],
    ['达到60%', ''],
  ])('of %s', (sentence, name) => {
    expect(read(sentence).at(-1)!.name).toBe(name)
  })

  it.each([
    ['今年新建站点5个。', '2031'],
    ['“十五五”末站点达到9个。', '2030'],
    ['2033年达到5个,到2035年达到8个。', '2035'],
    ['站点达到8个。', '2035'],
  ])('%s is due in %s', (sentence, due) => {
    const reading = readPolicy(`沙河市人民政府办公室\n2031年3月1日\n${heading}${sentence}`)
    expect(reading.figures.at(-1)!.deadline).toBe(due)
  })

  it('goes on from a sentence to the next, from a heading and from the goals', () => {
    const text =
      '沙河市数字发展规划\n一、2032年目标\n园区达到3个。\n二、重点任务\n到2034年,站点达到7个。新建中心2个。'
    expect(readPolicy(text).figures.map(({ value, deadline }) => [value, deadline])).toEqual([
      ['3', '2032'],
      ['7', '2034'],
      ['2', '2034'],
    ])
    expect(readPolicy('沙河市规划\n一、2032年目标\n今年新建站点5个。').figures[0]!.deadline).toBe('2032')
  })

  it('come from the title of a plan for five years or for one, else from what most sentences plan for', () => {
    const due = (title: string, body: string) => readPolicy(`${title}\n一、主要目标\n${body}`).horizon
    expect(due('沙河市“十五五”数字规划', '站点7个。')).toBe('2030')
    expect(due('2032年沙河市工作要点', '站点7个。')).toBe('2032')
    expect(due('沙河市实施意见', '到2033年,站点7个。到2034年,园区7个。到2033年底,中心3个。')).toBe('2033')
    expect(due('沙河市实施意见', '站点7个。')).toBeUndefined()
  })
})

describe('tenses', () => {
  it.each([
    ['一、发展成效\n站点81个。', false],
    ['一、发展成效\n到2033年,站点81个。', true],
    ['一、总体要求\n截至2030年底,站点81个。园区12个。', false],
    ['一、总体要求\n站点较上年增加3个。建成园区12个。', true],
    ['一、总体要求\n2029年站点81个。', false],
    ['一、总体要求\n2033年站点81个。', true],
  ])('%s', (body, expected) => {
    const reading = readPolicy(`沙河市人民政府\n2031年3月1日\n沙河市数字规划\n${body}`)
    expect(reading.figures.at(-1)!.target).toBe(expected)
  })
})

describe('what is stated in words', () => {
  it.each([
    ['产值翻两番', { value: '4', unit: '倍' }],
    ['培育百亿级企业', { value: '100', unit: '亿元' }],
    ['打造万亿元规模集群', { value: '10000', unit: '亿元' }],
    ['医院全部建成平台', { value: '100', unit: '%' }],
    ['全面实现四级业务通', { value: '100', unit: '%' }],
  ])('%s', (sentence, expected) => {
    expect(read(sentence).at(-1)).toMatchObject({ target: true, kind: 'coverage', ...expected })
  })
})

describe('responsibleIn', () => {
  it.each([
    ['(责任单位:市局)', { lead: ['市局'] }],
    ['〔市数据局牵头会同有关单位负责〕', { lead: ['市数据局'], support: ['有关单位'] }],
    [
      '(市教育局牵头,市数据局配合,各县(市、区)人民政府按职责分工负责)',
      { lead: ['市教育局'], support: ['市数据局', '各县(市、区)人民政府'] },
    ],
    [
      '(市卫健局牵头,甲县、乙县人民政府按职责分工负责)',
      { lead: ['市卫健局'], support: ['甲县人民政府', '乙县人民政府'] },
    ],
    [
      '(市数据局牵头,市公安局、建行沙河市分行等有关单位负责)',
      { lead: ['市数据局'], support: ['市公安局', '建行沙河市分行', '有关单位'] },
    ],
    ['(责任单位:☆经信局、科技局。标☆的为牵头单位,下同。)', { lead: ['经信局'], support: ['科技局'] }],
    ['(省通信局、省广电局)', { joint: ['省通信局', '省广电局'] }],
    [
      '建成站点7座。\n牵头单位：市工信局；责任单位：各县（区）政府。完成时限：2033年底',
      { lead: ['市工信局'], support: ['各县（区）政府'] },
    ],
    [
      '牵头单位：市工信局\n责任单位：市财政局、市数据局\n完成时限：2033年6月',
      { lead: ['市工信局'], support: ['市财政局', '市数据局'] },
    ],
    ['建成站点7座。责任单位：市数据局、各区', { joint: ['市数据局', '各区'] }],
    ['(责任单位:市数据局;配合单位:市财政局,2033年底前)', { lead: ['市数据局'], support: ['市财政局'] }],
    ['(市数据局牵头，配合单位：市财政局)', { lead: ['市数据局'], support: ['市财政局'] }],
    ['牵头单位：市工信局（市大数据中心）。\n(市财政局)', { lead: ['市财政局'] }],
    ['(市交通局，2033年底前)', { lead: ['市交通局'] }],
    ['(含高速公路)', {}],
    ['各县（区）共同推进', {}],
    ['没有括号', {}],
  ])('%s', (text, expected) => {
    expect(responsibleIn(text, false)).toEqual({ lead: [], support: [], joint: [], ...expected })
  })

  it('reads the first as the lead where the document says so', () => {
    expect(responsibleIn('(省通信局,省广电局,第一个为牵头单位,下同)', true)).toEqual({
      lead: ['省通信局'],
      support: ['省广电局'],
      joint: [],
    })
  })
})

describe('what a document says of itself', () => {
  it('is read from the lines around its text', () => {
    expect(
      readPolicy(
        '发布机构: 沙河市人民政府 公开日期: 2031-04-16\n沙河市人民政府关于支持数字发展的意见\n一、目标\n站点7个。',
      ),
    ).toMatchObject({
      published: '2031-04-16',
      issuers: ['沙河市人民政府'],
      title: '沙河市人民政府关于支持数字发展的意见',
    })
    expect(readPolicy('现将《沙河市数字纲要》印发给你们。').title).toBe('沙河市数字纲要')
  })
})

describe('duties and milestones', () => {
  it('name a year where no month is printed, and none in news', () => {
    const text = '沙河市规划\n一、任务\n2033年底前建成平台,新建站点7个。\n'
    expect(readPolicy(text).milestones).toEqual([{ quote: '2033年底前建成平台,', clause: '一', due: '2033' }])
    expect(readPolicy('近日,据悉2033年底前建成平台。').milestones).toEqual([])
  })
})
