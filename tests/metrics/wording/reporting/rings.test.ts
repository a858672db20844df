import { expect, it } from 'vitest'
import { ringsText, ringWords } from '#metrics/wording/reporting/rings.ts'

type FilingRing = Exclude<
  Parameters<typeof ringWords>[0],
  { path: string } | { page: string } | { kind: 'turned' }
>

const ring = (part: Partial<FilingRing>): FilingRing => ({
  ...{ kind: 'returned', filing: 'gongxin-2024-M09' },
  ...{ organisationName: '市工信局', period: '2024-M09', count: 1 },
  ...{ cells: [{ name: '5G基站', regionName: '端州区', reason: '与台账不符' }], actorName: '李强' },
  ...part,
})

it('says what was done, of what, why, and where to go on', () => {
  expect(ringWords(ring({}))).toEqual({
    ...{ title: '退回 1 项', about: '2024年9月 · 市工信局', path: '/entry/gongxin-2024-M09' },
    details: ['5G基站（端州区）：与台账不符'],
    by: '李强',
  })
  expect(ringWords(ring({ kind: 'revoked' })).title).toBe('撤销审核 1 项')
  const cells = [{ name: '光缆', regionName: '肇庆市', reason: null }]
  expect(ringWords(ring({ kind: 'waiting', count: 12, cells }))).toMatchObject({
    ...{ title: '12 项待审核', path: '/review', details: ['光缆（肇庆市）', '等 12 项'] },
  })
  const asked = { cells: [], count: 3 }
  expect(ringWords(ring({ kind: 'chased', ...asked }))).toEqual({
    ...{ title: '催报 3 项', about: '2024年9月 · 市工信局', path: '/entry/gongxin-2024-M09', details: [] },
    by: '李强',
  })
  expect(ringWords(ring({ kind: 'due', ...asked }))).toEqual({
    ...{ title: '3 张填报单待报', about: '最急：2024年9月 · 市工信局', path: '/entry', details: [] },
    by: '李强',
  })
  expect(ringWords(ring({ kind: 'due', ...asked, count: 1 }))).toMatchObject({
    ...{ title: '填报单待报', path: '/entry/gongxin-2024-M09' },
  })
})

it('says which change waits for a second person, and why one was refused', () => {
  const rung = { title: '目标“5G基站”', actorName: '李强' }
  expect(ringWords({ ...rung, kind: 'confirming', page: 'plans', reason: null })).toEqual({
    ...{ title: '变更待我确认', about: '目标“5G基站”', details: [], path: '/plans', by: '李强' },
  })
  expect(ringWords({ ...rung, kind: 'refused', page: 'people', reason: '缺少文号' })).toMatchObject({
    ...{ title: '我的变更未获同意', details: ['缺少文号'], path: '/people' },
  })
})

it('says which lights turned, by what, and leads to the first', () => {
  const place = { target: 'stations', name: '5G基站', regionName: '肇庆市', at: '2024-10-31' }
  const light = { ...place, from: 'behind', to: 'on-schedule' } as const
  const rung = {
    kind: 'turned',
    cause: 'approved',
  } as const
  expect(ringWords({ ...rung, count: 1, lights: [light] })).toEqual({
    ...{ title: '亮灯变化', about: '数据通过审核', path: '/targets/stations?at=2024-10-31', by: '系统' },
    details: ['5G基站（肇庆市）：滞后 → 达序时'],
  })
  expect(ringWords({ ...rung, count: 9, cause: 'day', lights: [light] })).toMatchObject({
    ...{ title: '亮灯变化 9 个目标', about: '到了新的一天' },
    details: ['5G基站（肇庆市）：滞后 → 达序时', '等 9 项'],
  })
})

it('says where others answer for what nobody reports or reviews, disputes, and what a meeting asks for', () => {
  const about = { cells: [], count: 3, actorName: '系统' }
  expect(ringWords(ring({ kind: 'stalled', ...about }))).toMatchObject({
    ...{ title: '3 张填报单逾期未报', about: '最急：2024年9月 · 市工信局', path: '/timeliness' },
  })
  expect(ringWords(ring({ kind: 'unreviewed', ...about }))).toMatchObject({
    ...{ title: '3 张填报单久未审核', path: '/timeliness' },
  })
  for (const kind of ['stalled', 'unreviewed'] as const)
    expect(ringWords(ring({ kind, cells: [] })).title).toBe(
      `填报单${kind === 'stalled' ? '逾期未报' : '久未审核'}`,
    )
  expect(ringWords(ring({ kind: 'settled', target: 'stations' })).path).toBe('/targets/stations')
  expect(ringWords(ring({ kind: 'questioned', target: 'stations' }))).toMatchObject({
    ...{ title: '1 项有异议', path: '/targets/stations' },
  })
  expect(ringWords(ring({ kind: 'settled' })).path).toBe('/catalogue')
  expect(ringWords(ring({ kind: 'disputed' }))).toMatchObject({ title: '1 项异议待处理', path: '/review' })
  expect(ringWords(ring({ kind: 'answered' })).path).toBe('/review')
  expect(ringWords(ring({ kind: 'asked' })).title).toBe('询问 1 项')
  const order = {
    title: '督办〔2024〕1号交办',
    text: '请签收。',
    path: '/action-items/2024-1',
    actorName: '王芳',
  }
  expect(ringWords({ ...order, kind: 'ordered' })).toEqual({
    ...{
      title: '督办〔2024〕1号交办',
      about: '请签收。',
      details: [],
      path: '/action-items/2024-1',
      by: '王芳',
    },
  })
  const lights = { kind: 'turned', cause: 'day', count: 0, lights: [] } as const
  expect(ringWords(lights).path).toBe('/boards')
})

it('makes one message of several rings', () => {
  const words = [ringWords(ring({})), ringWords(ring({ kind: 'chased', cells: [], count: 3 }))]
  expect(ringsText(words, false)).toEqual({
    title: '序时提醒：退回 1 项等 2 条',
    text: [
      '· 退回 1 项：2024年9月 · 市工信局（李强）',
      '  5G基站（端州区）：与台账不符',
      '· 催报 3 项：2024年9月 · 市工信局（李强）',
      '',
      '请登录序时办理。在“我的登录”页可以改收信的地方、时间和种类。',
    ].join('\n'),
  })
  expect(ringsText(words.slice(0, 1), true).title).toBe('【演示】序时提醒：退回 1 项')
  expect(ringsText([], false).title).toBe('序时提醒：')
})
