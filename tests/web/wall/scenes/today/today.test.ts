import { describe, expect, it } from 'vitest'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { daysChanges, newsHeight, turnedLights } from '#web/wall/scenes/today/today.ts'
import { approvedChange, boardRow } from '../../../board-row.ts'

const row = (target: string, light: Light | null) => boardRow({ target, light, name: target })

describe('turnedLights', () => {
  it('has the targets with another light than in the morning, the most urgent first, each with its former light', () => {
    const morning = new Map<string, Light | null>([
      ['good', 'behind'],
      ['bad', 'on-schedule'],
      ['same', 'behind'],
      ['judged', null],
    ])
    const rows = [
      row('good', 'met'),
      row('bad', 'far-behind'),
      row('same', 'behind'),
      row('judged', 'on-schedule'),
    ]
    expect(turnedLights(rows, morning).map(({ row: { target }, from }) => [target, from])).toEqual([
      ['bad', 'on-schedule'],
      ['judged', null],
      ['good', 'behind'],
    ])
  })

  it('says nothing of a target that was not there in the morning', () => {
    expect(turnedLights([row('new', 'behind')], new Map())).toEqual([])
  })
})

describe('daysChanges', () => {
  const at = (approvedAt: string) => approvedChange({ approvedAt })
  const recent = [
    at('2024-11-04T00:10:00.000+08:00'),
    at('2024-11-03T16:00:00.000Z'),
    at('2024-11-03T23:59:59.000+08:00'),
    at('2024-11-01T09:00:00.000+08:00'),
  ]

  it('has what was approved on the day in China', () => {
    const day = daysChanges('2024-11-04', recent)
    expect(day.changes).toEqual(recent.slice(0, 2))
    expect(day.mayLack).toBe(false)
  })

  it('of a day without any has none', () => {
    expect(daysChanges('2024-11-05', recent)).toEqual({ changes: [], mayLack: false })
    expect(daysChanges('2024-11-05', [])).toEqual({ changes: [], mayLack: false })
  })

  it('says that there may have been more where all that is kept is of the day', () => {
    const many = Array.from({ length: 30 }, () => at('2024-11-04T10:00:00.000+08:00'))
    expect(daysChanges('2024-11-04', many).mayLack).toBe(true)
    expect(daysChanges('2024-11-04', many.slice(1)).mayLack).toBe(false)
    expect(daysChanges('2024-11-04', [...many, recent[3]!]).mayLack).toBe(false)
  })
})

describe('newsHeight', () => {
  const [name, short] = ['森林抚育提升面积', '市林业局 · 2024年9月']
  const long = '市加快数字化发展工作领导小组各成员单位 · 2024年9月'

  it('is one line where name and organisation stand side by side, else two', () => {
    expect(newsHeight(name, short, 740)).toBe(32)
    expect(newsHeight(name, short, 637)).toBe(58)
  })

  it('is three lines where the organisation takes two below the name, as at 1280×1024', () => {
    expect(newsHeight(name, long, 637)).toBe(84)
  })
})
