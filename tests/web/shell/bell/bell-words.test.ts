import { expect, it } from 'vitest'
import type { FilingRing } from '#server/contract/bell.ts'
import { ringWords } from '#web/shell/bell/bell-words.ts'

const ring = (part: Partial<FilingRing>): FilingRing => ({
  ...{ kind: 'returned', sequence: 9, at: '2024-10-31T10:00:00.000+08:00', filing: 'gongxin-2024-M09' },
  ...{ organisation: 'gongxin', organisationName: '市工信局', period: '2024-M09', count: 1 },
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
  const rung = { sequence: 9, at: '2024-10-31T10:00:00.000+08:00', title: '目标“5G基站”', actorName: '李强' }
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
    sequence: 9,
    at: '2024-10-31T10:00:00.000+08:00',
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
