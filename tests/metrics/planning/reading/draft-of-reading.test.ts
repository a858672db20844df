import { describe, expect, it } from 'vitest'
import { draftOfReading, type DecidedFigure } from '#metrics/planning/reading/draft-of-reading.ts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** A plan that was invented after the patterns of real ones. */
const text = `沙河市数字经济行动计划（2031—2033年）
一、主要目标
到2033年，全市5G基站达到9000座，力争软件业务收入达到120亿元。
二、重点任务
（一）夯实底座。网络覆盖率从85%提高到99%以上。新建园区2至3个。（市工信局牵头，市政数局、市财政局配合）
`
const reading = readPolicy(text)
const placeOf = (words: string) => text.indexOf(words)
const accepted = (words: string, part: Partial<DecidedFigure> = {}): DecidedFigure => ({
  start: placeOf(words),
  verdict: 'accepted',
  ...part,
})
const drafted = (decisions: DecidedFigure[], draft: PlanDraft = emptyPlanDraft, known: string[] = []) =>
  draftOfReading(reading, decisions, {
    draft,
    region: '441200',
    known: new Set(known),
    indicators: new Map([['stations', stations]]),
  })
const all = ({ figures }: typeof reading) =>
  figures.map(({ start }): DecidedFigure => ({ start, verdict: 'accepted' }))
const nothing = { region: '441200', known: new Set<string>(), indicators: new Map() }
const fromNothing = { draft: emptyPlanDraft, ...nothing }
const stations = {
  id: 'stations',
  name: '5G基站累计开通数',
  unit: '万座',
  regions: ['441200'],
  decimals: 4,
  direction: 'higher',
  frequency: 'Q',
  accumulation: 'level',
  countingRule: { version: 2, text: '以物理地址计算' },
  reportDays: 6,
} as const

describe('draftOfReading', () => {
  it('makes a plan of what was accepted: document, clauses, who answers, and targets in the order of the text', () => {
    const { draft, added } = drafted([accepted('99%'), accepted('9000')])
    expect(added).toBe(2)
    expect(draft.document).toEqual({
      title: '沙河市数字经济行动计划（2031—2033年）',
      start: '2031',
      due: '2033',
    })
    expect(draft.clauses).toEqual([
      { path: '一', title: '主要目标' },
      { path: '二(一)', title: '夯实底座', lead: ['市工信局'], support: ['市政数局', '市财政局'] },
    ])
    expect(draft.organisations).toEqual([{ name: '市工信局' }, { name: '市政数局' }, { name: '市财政局' }])
    expect(draft.targets).toEqual([
      {
        entry: `文中第${placeOf('9000') + 1}字`,
        clause: '一',
        name: '5G基站',
        comparator: '不少于',
        value: '9000',
        unit: '座',
        due: '2033',
        basis: '期末存量',
        softeners: ['力争'],
        says: expect.stringContaining('9000座') as string,
      },
      {
        entry: `文中第${placeOf('99%') + 1}字`,
        clause: '二(一)',
        name: '网络覆盖率',
        comparator: '不少于',
        value: '99',
        unit: '%',
        due: '2033',
        baseline: '85',
        basis: '比率',
        says: expect.stringContaining('99%') as string,
      },
    ])
  })

  it('takes the cells that somebody put right, and both ends of a range', () => {
    const { draft } = drafted([
      accepted('120', {
        name: '软件收入',
        value: '125',
        comparator: 'about',
        lead: '市工信局、市商务局',
        due: '2032',
      }),
      accepted('2至3', { clause: '二', unit: '座', high: '4' }),
    ])
    expect(draft.targets[0]).toMatchObject({
      name: '软件收入',
      value: '125',
      comparator: '左右',
      lead: ['市工信局', '市商务局'],
      due: '2032',
    })
    expect(draft.targets[1]).toMatchObject({
      clause: '二',
      comparator: '区间',
      value: '2',
      high: '4',
      unit: '座',
    })
    expect(drafted([accepted('2至3')]).draft.targets[0]).toMatchObject({ value: '2', high: '3' })
    expect(draft.clauses.map(({ path, title }) => [path, title])).toEqual([
      ['一', '主要目标'],
      ['二', '重点任务'],
    ])
  })

  it('joins a target to what is measured already, in its unit', () => {
    const joined = (part: Partial<DecidedFigure>) =>
      drafted([accepted('9000', { verdict: 'joined', indicator: 'stations', ...part })]).draft.targets[0]
    expect(joined({})).toMatchObject({ indicator: 'stations', value: '0.9', unit: '万座' })
    expect(joined({ unit: '个' })).toMatchObject({ indicator: 'stations', value: '9000', unit: '个' })
    expect(joined({ value: '约九千' })).toMatchObject({ value: '约九千', unit: '万座' })
  })

  it('gives a plan of another place an indicator of its own, counted as the one that it is joined to', () => {
    const join = (region: string, indicator = {}) =>
      draftOfReading(
        reading,
        [accepted('9000', { verdict: 'joined', indicator: 'stations', name: '基站' })],
        {
          draft: emptyPlanDraft,
          region,
          known: new Set(),
          indicators: new Map([['stations', { ...stations, ...indicator }]]),
        },
      ).draft.targets[0]
    expect(join('441200')).toMatchObject({ indicator: 'stations', name: '基站', value: '0.9' })
    expect(join('430200')).toMatchObject({
      name: '5G基站累计开通数',
      value: '0.9',
      unit: '万座',
      decimals: '4',
      direction: '越高越好',
      frequency: '每季',
      accumulation: '期末数',
      countingRule: '以物理地址计算',
      reportDays: '6',
      remarks: ['口径取自已有指标“5G基站累计开通数”'],
    })
    expect(join('430200')).not.toHaveProperty('indicator')
    expect(join('430200', { reviewLevels: ['county', 'city'] })?.reviewLevels).toBe('县级、市级')
    const published = join('430200', { reportDays: null, countingRule: undefined })
    expect([published?.reportDays, published?.countingRule]).toEqual([undefined, undefined])
  })

  it('leaves out what was rejected, what is no figure, and what the draft has already', () => {
    const { draft } = drafted([accepted('9000')], { ...emptyPlanDraft, document: { title: '改过的名称' } }, [
      '市工信局',
    ])
    const again = drafted(
      [
        accepted('9000'),
        accepted('120', { verdict: 'rejected' }),
        accepted('99%'),
        { start: 1, verdict: 'accepted' },
      ],
      draft,
      ['市工信局', '市政数局', '市财政局'],
    )
    expect([again.added, again.already]).toEqual([1, 1])
    expect(again.draft.document.title).toBe('改过的名称')
    expect(again.draft.targets.map(({ value }) => value)).toEqual(['9000', '99'])
    expect(again.draft.clauses.map(({ path }) => path)).toEqual(['一', '二(一)'])
    expect(again.draft.organisations).toEqual([])
  })

  it('takes number, issuers, day and force from a document that prints them, and asks for no clause where there is none', () => {
    const printed = readPolicy(
      '沙河市人民政府关于印发数字发展规划的通知\n沙府〔2031〕5号\n各单位：\n沙河市人民政府\n2031年3月1日\n序号 指标 单位 2030年 2035年 属性\n1 软件收入 亿元 110 ≥160 预期性\n2 网办率 % 80 100 约束性\n',
    )
    const targets = printed.figures.filter(({ target }) => target)
    const { draft } = draftOfReading(
      printed,
      targets.map(({ start }) => ({ start, verdict: 'accepted', clause: '' })),
      fromNothing,
    )
    expect(draft.document).toMatchObject({
      number: '沙府〔2031〕5号',
      issuers: ['沙河市人民政府'],
      signed: '2031-03-01',
      start: '2031',
      spanAssumed: '是',
    })
    expect(draft.targets.map(({ force }) => force)).toEqual(['预期性', '约束性'])
    expect(draft.clauses).toEqual([])
  })
})

describe('draftOfReading, where little is told', () => {
  it('counts a plan of one year from that year, and marks 全覆盖 that is only inferred as not printed', () => {
    const yearly = readPolicy(
      '沙河市2031年数字经济工作要点\n一、任务\n推动公共数据应归尽归、政务服务事项全覆盖。\n',
    )
    const { draft } = draftOfReading(yearly, all(yearly), fromNothing)
    expect(draft.document).toEqual({ title: '沙河市2031年数字经济工作要点', start: '2031', due: '2031' })
    expect(draft.targets.map(({ value, kind }) => [value, kind])).toEqual([
      ['100', '文意推定'],
      ['100', '明文全覆盖'],
    ])
  })

  it('adds every organisation that answers, except those that the draft lists by name or alias', () => {
    const joint = readPolicy(
      '沙河市要点\n一、任务\n到2033年，园区达到12个。（责任单位：市工信局、市商务局、市科技局）\n',
    )
    const { draft } = draftOfReading(joint, all(joint), {
      draft: {
        ...emptyPlanDraft,
        organisations: [
          { name: '市工业和信息化局', aliases: ['市工信局'] },
          { aliases: ['市商务局'] },
          { name: '某办' },
        ],
      },
      region: '441200',
      known: new Set(),
      indicators: new Map(),
    })
    expect(draft.clauses).toEqual([
      { path: '一', title: '任务', joint: ['市工信局', '市商务局', '市科技局'] },
    ])
    expect(draft.organisations.slice(3)).toEqual([{ name: '市科技局' }])
  })

  it('takes a typed clause as it is, and a document without a title, a year or a clause', () => {
    const bare = readPolicy('园区要达到12个。')
    const [figure] = bare.figures
    const draftWith = (part: Partial<DecidedFigure>) =>
      draftOfReading(bare, [{ start: figure!.start, verdict: 'accepted', ...part }], {
        draft: emptyPlanDraft,
        region: '441200',
        known: new Set(),
        indicators: new Map(),
      }).draft
    expect(draftWith({ clause: '九' }).clauses).toEqual([{ path: '九' }])
    expect([draftWith({}).document, draftWith({}).clauses]).toEqual([{}, []])
    expect(draftWith({}).targets[0]).not.toHaveProperty('clause')
  })
})
