import { describe, expect, it } from 'vitest'
import type { PolicyFigure, PolicyReading } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** A plan that was invented after the patterns of real documents. */
const plan = `文号：云山府办〔2031〕7号
云山市人民政府办公室关于印发《云山市智慧产业三年行动计划(2031—2033年)》的通知
各县(市、区)人民政府：
云山市人民政府办公室
2031年3月5日
云山市智慧产业三年行动计划(2031—2033年)
一、发展现状
截至2030年底,全市建成5G基站4100座,上云企业突破900家。产业规模达到310亿元。
二、主要目标
到2033年,全市5G基站总数达到７２００座以上,产业规模突破600亿元,规上工业企业上云率从41%提高到75%,万元产值能耗降低12%,培育“星火”示范企业30家左右,数据中心PUE控制在1.3以内,力争培养3-5家链主企业。2032年,新增农村快递站点150个,其中县城60个。
三、重点任务
(一)建设基础网络。推动高流量区域改造,新建物联网感知点2.6万个。实现城区主要道路信号全覆盖。20户以上自然村通宽带。2032年6月底前建成调度平台。〔市通信办牵头,市财政局、各县(市、区)人民政府按职责分工负责〕
(二)做强企业。引导营业收入超10亿元的供应商入驻,每家最高补贴50万元。提出29项工作任务。深化“8+13”改革,办好第3届大会和12345热线。较上年增加40家。培训数字工匠2000人次。(责任单位:市工信局;市科技局、市人社局,下同)
(三)提升治理。打造千亿级产业集群,数字经济增加值实现翻番,预计带动就业超过9000人。(市政数局、市统计局)
四、组织保障
各单位应于2031年9月30日、2032年3月31日前报送工作进展。(市工信局)
`

function figure(reading: PolicyReading, quote: string): PolicyFigure {
  const found = reading.figures.findLast((candidate) => candidate.quote.includes(quote))
  if (!found) throw new Error(`no figure near ${quote}`)
  return found
}

describe('readPolicy, of a title', () => {
  it.each([
    ['云山市数字行动计划', '云山市数字行动计划', undefined],
    ['云山市数字行动计划\n(2031—2033年)\n正文。', '云山市数字行动计划(2031—2033年)', '2033'],
    ['云山市数字行动计划\n2031年3月5日\n正文。', '云山市数字行动计划', undefined],
  ])('%j is called %s, up to %s', (text, title, horizon) => {
    const read = readPolicy(text)
    expect([read.title, read.horizon]).toEqual([title, horizon])
  })
})

describe('readPolicy, of a plan', () => {
  const reading = readPolicy(plan)

  it('tells what the document says of itself', () => {
    expect(reading).toMatchObject({
      kind: 'plan',
      title: '云山市智慧产业三年行动计划(2031—2033年)',
      issuers: ['云山市人民政府办公室'],
      number: '云山府办〔2031〕7号',
      signed: '2031-03-05',
      horizon: '2033',
    })
  })

  it.each([
    [
      '７２００座',
      { value: '7200', unit: '座', comparator: '>=', deadline: '2033', basis: 'stock', clause: '二' },
    ],
    ['突破600亿元', { value: '600', unit: '亿元', comparator: '>', name: '产业规模' }],
    ['提高到75%', { value: '75', unit: '%', baseline: '41', comparator: '>=', basis: 'ratio' }],
    ['能耗降低12%', { value: '12', basis: 'reduction' }],
    ['30家左右', { value: '30', comparator: 'about', unit: '家' }],
    ['控制在1.3', { value: '1.3', unit: '', comparator: '<=', basis: 'maintain' }],
    ['3-5家', { low: '3', high: '5', comparator: 'range', softeners: ['力争'] }],
    ['新增农村快递站点150个', { deadline: '2032', basis: 'flow', name: '农村快递站点' }],
    ['其中县城60个', { value: '60', deadline: '2032' }],
    ['2.6万个', { value: '2.6', unit: '万个', clause: '三(一)', deadline: '2033' }],
    ['信号全覆盖', { value: '100', unit: '%', comparator: '=', basis: 'coverage', kind: 'coverage' }],
    ['2000人次', { value: '2000', unit: '人次', basis: 'flow', clause: '三(二)' }],
    ['千亿级', { value: '1000', unit: '亿元', doubt: '印的是量级，不是数值' }],
    ['实现翻番', { value: '2', unit: '倍', comparator: '>=' }],
  ])('reads %s as a target', (quote, expected) => {
    expect(figure(reading, quote)).toMatchObject({ target: true, ...expected })
  })

  it.each([
    ['工业企业上云率', 'base-value'],
    ['4100座', 'past'],
    ['突破900家', 'past'],
    ['310亿元', 'past'],
    ['20户以上', 'threshold'],
    ['10亿元的供应', 'threshold'],
    ['补贴50万元', 'entitlement'],
    ['29项工作任务', 'part-of-document'],
    ['40家', 'comparison'],
    ['9000人', 'forecast'],
  ])('takes %s for no target', (quote, reason) => {
    expect(figure(reading, quote)).toMatchObject({ target: false, reason })
  })

  it('takes neither dates nor names for figures', () => {
    const values = reading.figures.map(({ value, low }) => value ?? low)
    for (const digits of ['2031', '2033', '7', '13', '12345', '5', '6']) expect(values).not.toContain(digits)
  })

  it('finds clauses by their paths, and who is responsible in each notation', () => {
    const who = Object.fromEntries(reading.clauses.map(({ path, responsible }) => [path, responsible]))
    expect(Object.keys(who)).toEqual(['一', '二', '三', '三(一)', '三(二)', '三(三)', '四'])
    expect(who['三(一)']).toEqual({
      lead: ['市通信办'],
      support: ['市财政局', '各县(市、区)人民政府'],
      joint: [],
    })
    expect(who['三(二)']).toEqual({ lead: ['市工信局'], support: ['市科技局', '市人社局'], joint: [] })
    expect(who['三(三)']).toEqual({ lead: [], support: [], joint: ['市政数局', '市统计局'] })
    expect(who['四']).toEqual({ lead: ['市工信局'], support: [], joint: [] })
    expect(who['二']).toEqual({ lead: [], support: [], joint: [] })
  })

  it('finds what is to be done, and what is to be reported, by a day', () => {
    expect(reading.milestones).toEqual([
      { quote: '2032年6月底前建成调度平台。', clause: '三(一)', due: '2032-06' },
    ])
    expect(reading.duties.map(({ due, clause }) => [clause, due])).toEqual([
      ['四', '2031-09-30'],
      ['四', '2032-03-31'],
    ])
  })

  it('gives offsets into the text as printed', () => {
    const { start, end } = figure(reading, '７２００座')
    expect(plan.slice(start, end)).toBe('７２００座以上')
  })

  it('says the same of other names and numbers', () => {
    const renamed = plan
      .replaceAll('云山', '沙河')
      .replaceAll('智慧产业', '绿色农业')
      .replaceAll('5G基站', '冷藏库')
      .replace('７２００', '９３１７')
      .replace('600亿元', '731亿元')
    const said = (text: string) =>
      readPolicy(text).figures.map(({ target, reason, comparator, deadline, basis, clause }) => [
        ...[target, reason, comparator, deadline, basis, clause],
      ])
    expect(said(renamed)).toEqual(said(plan))
  })
})

describe('readPolicy, of other kinds', () => {
  it('finds no target in a text of rules', () => {
    const articles = ['一', '二', '三', '四', '五'].map(
      (n) => `第${n}条 申报单位职工不少于20人,补贴不超过${n}5万元,通过率达到60%以上,实现全覆盖。`,
    )
    const reading = readPolicy(`云山市见习基地管理办法\n${articles.join('\n')}`)
    expect(reading.kind).toBe('rule')
    expect(reading.figures.length).toBeGreaterThan(10)
    expect(new Set(reading.figures.map(({ target, reason }) => `${target} ${reason}`))).toEqual(
      new Set(['false rule-text']),
    )
    expect(readPolicy('云山市企业扶持办法\n贷款贴息比例达到50%。').kind).toBe('rule')
  })

  it('finds none among results, in sentences and in tables', () => {
    const reading = readPolicy(
      '云山市2030年数字经济运行情况通报\n目标任务完成率达到95%。\n各地抓好落实。\n指标|单位|2029年|2030年|\n基站|座|10|20|\n',
    )
    expect(reading.kind).toBe('report')
    expect(reading.figures.map(({ target, reason }) => [target, reason])).toEqual([
      [false, 'results'],
      [false, 'results'],
    ])
    expect(reading.milestones).toEqual([])
  })

  it('takes from news what is announced, and not what is told', () => {
    const reading = readPolicy('近日,记者从云山市获悉,园区面积很大,有企业82家。到2033年,园区企业达到120家。')
    expect(reading.kind).toBe('news')
    expect(reading.figures.map(({ value, target, reason }) => [value, target, reason])).toEqual([
      ['82', false, 'no-commitment'],
      ['120', true, undefined],
    ])
  })

  it('reads a report of a government on its work by its sections', () => {
    const reading = readPolicy(
      '现在,我代表市人民政府,向大会报告政府工作。\n一、2030年工作回顾\n生产总值增长6.1%。\n二、2031年工作安排\n今年发展主要预期目标是:生产总值增长6.5%左右;新增就业3万人以上。\n',
    )
    expect(reading.kind).toBe('plan')
    expect(reading.figures.map(({ value, target, deadline }) => [value, target, deadline])).toEqual([
      ['6.1', false, undefined],
      ['6.5', true, '2031'],
      ['3', true, '2031'],
    ])
  })

  it('reads any text: nothing, blanks, one word', () => {
    for (const text of ['', ' \n\n', '云']) {
      expect(readPolicy(text)).toEqual({
        kind: 'other',
        issuers: [],
        clauses: [],
        figures: [],
        milestones: [],
        duties: [],
      })
    }
  })
})
