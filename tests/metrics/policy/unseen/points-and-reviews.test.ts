import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after patterns of news, interviews and reports that the rules were not made by. */
const told = ({ target, reason, value, low, high, unit, deadline }: PolicyFigure): string =>
  `${target ? '' : `${reason}: `}${value ?? `${low}–${high}`} ${unit}${target ? ` ${deadline ?? ''}` : ''}`
const read = (text: string): string[] => readPolicy(text).figures.map(told)
const plan = (sentence: string): string[] =>
  read(`沙河市数字发展规划(2031—2035年)\n一、重点任务\n${sentence}`)

describe('readPolicy, of points that go on with what stands before them', () => {
  it('reads the points below what news say of a plan as aims', () => {
    expect(
      read(
        '近日，沙河市发布消息。\n《计划》指出，到2033年，产业实力显著提升。\n一是设施更加完善。打造3~5个平台。\n二是成效彰显。普及率达到31%。\n全市有5G基站900座。',
      ),
    ).toEqual(['3–5 个 2033', '31 % 2033', 'no-commitment: 900 座'])
  })

  it('reads the points below what was as past', () => {
    expect(plan('近年来，发展迅速。\n——规模扩大。建成园区7个。\n建成园区9个。')).toEqual([
      'past: 7 个',
      '9 个 2035',
    ])
  })

  it('goes on over items that end with a semicolon, and with what begins with 其中', () => {
    const news = '近日，沙河市发布消息。\n“十六五”时期，沙河将加快建设水网。\n建成渠道3条；\n建成水库4座。\n'
    expect(read(`${news}与此同时，普及率达到98%。`)).toEqual(['3 条 2035', '4 座 2035', '98 % 2035'])
    expect(
      read(
        '《沙河市“十六五”规划》\n规划提出，到2033年，能力提升。\n其中，用水量较2030年下降16%左右，总量控制在64亿立方米以内。',
      ),
    ).toEqual(['16 % 2033', '64 亿立方米 2033'])
    expect(read('近日，沙河市发布消息。\n去年产量增长3.6% 力争今年底企业超100家')).toEqual([
      'past: 3.6 %',
      '100 家 ',
    ])
  })

  it('reads what is so this year as a fact where no plan speaks, and what is to be done as an aim', () => {
    const other = '沙河市的消息。\n'
    expect(read(`${other}今年玉米面积超过85万亩。`)).toEqual(['no-commitment: 85 万亩'])
    expect(read(`${other}今年全市新建站点80座。今年，全市将大力扶持龙头，选择企业30家。`)).toEqual([
      '80 座 ',
      '30 家 ',
    ])
    expect(read('今天（9月4日），博览会开幕。预计今年产量将达到20万吨。')).toEqual(['no-commitment: 20 万吨'])
    expect(read(`${other}明年要新建学校5所。目前有学校30所。其中，小学20所。`)).toEqual([
      '5 所 ',
      'past: 30 所',
      'past: 20 所',
    ])
  })

  it('reads a part of a plan as a plan, where nothing in it tells what was done', () => {
    const part = '建设供水体系。普及率超过90%。\n建设节水体系。面积达到1000万亩。\n加快防洪。新建堤防5座。\n'
    expect(read(part)).toEqual(['90 % ', '1000 万亩 ', '5 座 '])
    expect(read(`${part}已获批复。`)[0]).toBe('no-commitment: 90 %')
    const running = part.replaceAll('\n', '')
    expect(read(running)).toEqual(['90 % ', '1000 万亩 ', '5 座 '])
    expect(read(`${running}去年新建渠道6条。`)[0]).toBe('no-commitment: 90 %')
  })

  it('reads what news tell by a plan, or up to the end of a five-year plan, as aims', () => {
    const news = '近日，沙河市发布消息。\n'
    expect(read(`${news}根据规划，贸易额达到1万亿元。`)).toEqual(['1 万亿元 '])
    expect(read(`${news}“十七五”期间要形成平台8个。`)).toEqual(['8 个 '])
    expect(read(`${news}到“十六五”末，实现收入3200亿元。`)).toEqual(['3200 亿元 2035'])
    expect(read(`${news}今年沙河将加速建设强市，开展240场活动。`)).toEqual(['240 场 '])
    expect(read(`${news}2033年还要新建60座。今年要新建70座以上。`)).toEqual(['60 座 2033', '70 座 2033'])
  })

  it('reads each point of a list in one line by itself', () => {
    expect(read('近日，沙河市发布消息。\n产值1300亿元，增长25% - 到2033年，建成园区50个。')).toEqual([
      'no-commitment: 1300 亿元',
      'no-commitment: 25 %',
      '50 个 2033',
    ])
  })

  it('reads every item that is announced as a deed to come', () => {
    expect(
      read(
        '本报讯 沙河区要办的实事正式出炉。\n这些实事包括：\n一、就业能力。培训5000人。\n二、大气污染。对8台锅炉实施脱硝改造；整治餐馆60家。',
      ),
    ).toEqual(['5000 人 ', '8 台 ', '60 家 '])
  })
})

describe('readPolicy, of reviews', () => {
  const report =
    '各位代表：\n现在，我代表市人民政府向大会报告工作。\n2030年全市解放思想、奋发进取，交出了一份经济社会高质量发展的优异答卷\n' +
    '(一)实力实现跃升。产值完成310亿元。\n(二)加快建设站点。建成站点40座。\n'

  it('reads a work report as a review up to its aims, whatever its headings', () => {
    expect(read(`${report}2031年重点工作\n(一)提升实力。新建站点50座。`)).toEqual([
      'past: 310 亿元',
      'past: 40 座',
      '50 座 2031',
    ])
    expect(read(`${report}今年的预期目标是：产值增长6%。\n(一)站点。新建50座。`).slice(2)).toEqual([
      '6 % ',
      '50 座 ',
    ])
  })

  it('reads what was done as results or as past', () => {
    expect(read('今年上半年做了哪些实事\n新增就业2400人。').at(-1)).toBe('results: 2400 人')
    expect(read('多措并举推进民生实事项目实施\n新增就业2400人。')).toEqual(['no-commitment: 2400 人'])
    expect(plan('已开工。完成年度任务91.6%。')).toEqual(['past: 91.6 %'])
    expect(plan('确保完成年度任务91.6%。')).toEqual(['91.6 % 2035'])
    expect(read('近日，消息。\n锚定目标，2032年以来连续4年完成投资超过10亿元。')).toEqual(['past: 10 亿元'])
  })

  it('reads neither what a year will have been nor what was done of what was planned as an aim', () => {
    const review = '园区2030年经济发展总体情况和2031年工作打算汇报\n'
    expect(read(`${review}预计全年实现产值680亿元，增长8%；实现投资260亿元。`)).toEqual([
      'past: 680 亿元',
      'past: 8 %',
      'past: 260 亿元',
    ])
    expect(plan('预计全年实现产值680亿元；实现投资260亿元。')).toEqual([
      'forecast: 680 亿元',
      'forecast: 260 亿元',
    ])
    expect(plan('计划二季度完成演出20场，实际完成27场。')).toEqual(['past: 20 场', 'past: 27 场'])
    expect(plan('本年度计划新开工项目270项，实际已开工129项，开工率达47%。')).toEqual([
      'past: 270 项',
      'past: 129 项',
      'past: 47 %',
    ])
    expect(read('一、2030年计划执行情况\n(一)农村。播种面积91万亩。').at(-1)).toBe('past: 91 万亩')
  })

  it('reads what has just taken place, and what is looked back upon, as past', () => {
    const other = '沙河市的消息。\n'
    expect(read(`${other}此次集中开工的28个项目，2031年计划投资5亿元。其中，基础设施项目9个。`)).toEqual([
      'past: 28 个',
      'past: 5 亿元',
      'past: 9 个',
    ])
    expect(read(`${other}回首2031年，把握防疫要求，发展良好。全区实现产值223亿元。`)).toEqual([
      'past: 223 亿元',
    ])
    expect(read(`${other}2031年，全市落实工作要求，举办活动3期，评价排名第9位。`)).toEqual(['past: 3 期'])
    expect(read(`${other}2031年，按工作要求举办活动3期。`)).toEqual(['3 期 2031'])
  })

  it('reads years before the date of a page, and before a five-year plan, as past', () => {
    const rise = '2025年至2030年，寿命提高到79岁。'
    expect(
      read(`近日，消息。\n云溪日报 2031-05-27 17:56\n${rise}到2035年，寿命在2030年基础上提高1岁左右。`),
    ).toEqual(['past: 79 岁', '1 岁 2035'])
    expect(
      read(`沙河市“十六五”发展规划\n产值由2026年的100亿元增加到2030年的200亿元。2030年，产值达到200亿元。`),
    ).toEqual(['past: 100 亿元', 'past: 200 亿元', 'past: 200 亿元'])
    expect(read(`近日，消息。\n${rise}`)).toEqual(['no-commitment: 79 岁'])
    expect(plan('2031年至2033年，新建园区7个。')).toEqual(['7 个 2033'])
  })
})

describe('readPolicy, of what news tell of aims', () => {
  it('reads what is to be trained as an aim, and what is ahead of its plan as done', () => {
    expect(read('近日，记者获悉。\n今年准备加大力度，要培训10万人次。')).toEqual(['10 万人次 '])
    expect(
      read('近日，记者获悉。\n隧洞已开挖438公里，比计划工期提前半年；工程完成近九成，有望今年9月试水。'),
    ).toEqual(['past: 438 公里', 'past: 90 %'])
  })

  it('knows this year from a date that begins the news', () => {
    const news =
      '2032-03-05 大会今早开幕。规划提出，到2035年，投入年均增长7%以上。\n今年目标是经济增长5%左右。'
    expect(read(news)).toEqual(['7 % 2035', '5 % 2032'])
  })

  it('reads a share that is a task as an aim, after 据了解 too, unless it is done', () => {
    const learnt = '近日，记者获悉。\n据了解，园所建设是重大工程。'
    expect(read(`${learnt}落实公办园占比2035年底达到50%、普惠园占比达到80%的任务，推进建设。`)).toEqual([
      '50 % 2035',
      '80 % 2035',
    ])
    expect(read(`${learnt}完成了占比达到80%的任务。`)).toEqual(['past: 80 %'])
  })
})

describe('readPolicy, of what is counted and what is no aim', () => {
  it.each<[string, string[]]>([
    ['围绕建成领先城市1个总体目标。', ['part-of-document: 1 个']],
    ['锚定全年600亿元目标，加快建设。', ['600 亿元 2035']],
    ['全年安排22项招商任务。', ['part-of-document: 22 项']],
    ['构建12个协同应用，50个左右场景。', ['12 个 2035', '50 个 2035']],
    ['包括基础类、完善类、提升类3类。', ['part-of-document: 3 类']],
    ['安排重点项目710项，项目总投资690亿元。', ['710 项 2035', 'no-commitment: 690 亿元']],
    ['推进华新20万吨啤酒、顺达60万吨甲醇等项目建成。', ['name: 20 万吨', 'name: 60 万吨']],
    ['产量达到60万吨。', ['60 万吨 2035']],
    ['打造企业35家,50家创新企业,330家软件企业。', ['35 家 2035', '50 家 2035', '330 家 2035']],
    ['各选出标杆100个。新增充电设施260根以上。', ['100 个 2035', '260 根 2035']],
    [
      '建成集群，其中产值超500亿元的3个、超300亿元的10个。',
      ['threshold: 500 亿元', '3 个 2035', 'threshold: 300 亿元', '10 个 2035'],
    ],
    ['公路将连接城区超过10万人的市县。', ['threshold: 10 万人']],
    ['县城防洪标准达到100~200年一遇，用水系数达到0.58。', ['0.58  2035']],
    ['项目预测上半年将完成投资34亿元。', ['forecast: 34 亿元']],
    ['壮大13条重点产业链。', ['no-commitment: 13 条']],
    ['产值有望突破140亿元。', ['forecast: 140 亿元']],
    ['今年高校毕业生超过900万人。', ['forecast: 900 万人']],
    ['围绕全省培育万亿级产业。', []],
    ['培育企业超过 30', ['name: 30 ']],
    ['培育企业，指数达到95', ['95  2035']],
    [
      '市场规模达到67亿元，投资总额2万亿元人民币，收入达到7亿元。',
      ['67 亿元 2035', '2 万亿元 2035', '7 亿元 2035'],
    ],
    ['各县至少办2所早教中心。', ['2 所 2035']],
    ['各类场所至少有2名管理员的，予以支持。', ['threshold: 2 名']],
    [
      '开展0-6岁儿童家长培训，寿命提高到80岁，实现80岁的目标。',
      ['threshold: 0–6 岁', '80 岁 2035', '80 岁 2035'],
    ],
    ['推进35岁以下青年就业。', ['threshold: 35 岁']],
    ['主要指标细化提出20项', ['part-of-document: 20 项']],
    ['死亡率从20.1/10万降至16.9/10万。', ['base-value: 20.1 /10万', '16.9 /10万 2035']],
  ])('%s', (sentence, figures) => {
    expect(plan(sentence)).toEqual(figures)
  })

  it('tells the basis by the noun of a rate, and a longer life as growth', () => {
    const bases = (sentence: string) =>
      readPolicy(`沙河市规划\n一、主要目标\n${sentence}`).figures.map(({ basis }) => basis)
    expect(bases('收入增长5%左右；城镇失业率5%左右。')).toEqual(['growth', 'ratio'])
    expect(bases('森林覆盖率达到41%，网络覆盖率达到95%。')).toEqual(['ratio', 'coverage'])
    expect(bases('人均寿命提高1岁。')).toEqual(['growth'])
  })
})
