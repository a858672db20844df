import { describe, expect, it } from 'vitest'
import {
  agendaOf,
  type AgendaItem,
  type EarlierMeeting,
  type Picture,
  type TargetOutcome,
} from '#metrics/agenda/agenda.ts'

const standing = (target: string, more: Partial<TargetOutcome> = {}): TargetOutcome => ({
  target,
  light: 'on-schedule',
  completion: 0.8,
  distance: null,
  schedule: 0.75,
  gap: 5,
  overdueDays: null,
  chance: null,
  due: '2024-12-31',
  ...more,
})
const at = '2024-10-25'
const picture = (...standings: TargetOutcome[]): Picture => ({ at, standings })
const earlier = (...standings: TargetOutcome[]): EarlierMeeting => ({ at: '2024-10-18', standings })
const told = (items: readonly AgendaItem[]) => items.map(({ kind, target }) => `${kind} ${target}`)

describe('agendaOf', () => {
  it('holds nothing of what is on schedule, met, without data or not judged', () => {
    const now = picture(
      standing('a'),
      standing('b', { light: 'met' }),
      standing('c', { light: null, due: null }),
      standing('d', { light: 'no-data' }),
    )
    expect(agendaOf(now, [])).toEqual([])
    expect(agendaOf(now, [earlier(...now.standings)])).toEqual([])
  })

  it('holds what is red as red at the first meeting, as newly red where it was not, and counts meetings (J-2)', () => {
    const red = standing('a', { light: 'far-behind', gap: -12 })
    const first = agendaOf(picture(red), [])
    expect(told(first)).toEqual(['red a'])
    expect(first[0]!.figures).toMatchObject({ meetings: 1, lastLight: null, lastGap: null })
    const second = agendaOf(picture(red), [earlier(standing('a', { light: 'behind', gap: -8 }))])
    expect(told(second)).toEqual(['newly-red a'])
    expect(second[0]!.figures).toMatchObject({ meetings: 1, lastLight: 'behind', lastGap: -8, gap: -12 })
    // A missed target is red, as one that is far behind.
    const missed = earlier(standing('a', { light: 'missed' }))
    const third = agendaOf(picture(red), [missed, earlier(red), earlier(standing('a')), earlier(red)])
    expect(told(third)).toEqual(['red a'])
    expect(third[0]!.figures.meetings).toBe(3)
    expect(agendaOf(picture(red), [earlier(red), earlier(red)])[0]!.figures.meetings).toBe(3)
  })

  it('holds a target that the last meeting did not have as a first meeting would', () => {
    const items = agendaOf(picture(standing('a', { light: 'missed' })), [earlier(standing('b'))])
    expect(told(items)).toEqual(['red a'])
  })

  it('holds what is overdue, the longest first', () => {
    const items = agendaOf(
      picture(
        standing('a', { light: 'overdue', overdueDays: 3 }),
        standing('b', { light: 'overdue', overdueDays: 40 }),
        standing('c', { light: 'overdue', overdueDays: null }),
      ),
      [earlier(standing('b', { light: 'overdue', overdueDays: 33 }))],
    )
    expect(told(items)).toEqual(['overdue-report b', 'overdue-report a', 'overdue-report c'])
    expect(items.map(({ figures }) => figures.meetings)).toEqual([2, 1, 1])
  })

  it('holds what has been recovered and what is newly met', () => {
    const now = picture(
      standing('a', { light: 'met' }),
      standing('b', { light: 'behind', gap: -4 }),
      standing('c'),
      standing('d', { light: 'no-baseline' }),
    )
    const red = ['b', 'c', 'd'].map((target) => standing(target, { light: 'far-behind' }))
    expect(told(agendaOf(now, [earlier(standing('a'), ...red)]))).toEqual([
      'recovered b',
      'recovered c',
      'newly-met a',
    ])
  })

  it('holds what has become unlikely, the least likely first; not what is red, nor what was unlikely before', () => {
    const now = picture(
      standing('a', { chance: 0.3 }),
      standing('b', { chance: 0.05 }),
      standing('c', { chance: 0.33 }),
      standing('d', { chance: 0.1 }),
      standing('e', { chance: 0.1, light: 'far-behind' }),
    )
    const before = earlier(standing('b', { chance: 0.6 }), standing('d', { chance: 0.2 }))
    const items = agendaOf(now, [before])
    expect(told(items)).toEqual(['red e', 'unlikely b', 'unlikely a'])
    expect(items[1]!.figures).toMatchObject({ chance: 0.05, lastChance: 0.6 })
  })

  it('holds what is due within 30 days and open, the nearest first', () => {
    const now = picture(
      standing('a', { due: '2024-11-24' }),
      standing('b', { due: '2024-10-25' }),
      standing('c', { due: '2024-11-25' }),
      standing('d', { due: '2024-10-24' }),
      standing('e', { due: '2024-10-31', light: 'met' }),
      standing('f', { due: '2024-10-31', light: 'far-behind' }),
    )
    const items = agendaOf(now, [])
    expect(told(items)).toEqual(['red f', 'due-soon b', 'due-soon f', 'due-soon a'])
    expect(items.map(({ figures }) => figures.daysLeft)).toEqual([6, 0, 6, 30])
  })

  it('holds a light of the last meeting that is another by what is known now', () => {
    const revised = new Map([
      ['a', 'behind' as const],
      ['b', 'on-schedule' as const],
    ])
    const items = agendaOf(picture(standing('a'), standing('b')), [
      { ...earlier(standing('a'), standing('b')), revised },
    ])
    expect(told(items)).toEqual(['light-revised a'])
    expect(items[0]!.figures).toMatchObject({ lastLight: 'on-schedule', revisedLight: 'behind' })
  })

  it('takes a correction of the last meeting for no recovery, and compares no gap with it (J-2)', () => {
    const last = earlier(standing('a', { light: 'far-behind', gap: -30 }))
    const now = picture(standing('a', { light: 'behind', gap: -9 }))
    const corrected = agendaOf(now, [{ ...last, revised: new Map([['a', 'behind' as const]]) }])
    expect(told(corrected)).toEqual(['light-revised a'])
    expect(corrected[0]!.figures).toMatchObject({ lastLight: 'far-behind', lastGap: null })
    // A target that is red by the correction too has recovered since.
    const missed = { ...last, revised: new Map([['a', 'missed' as const]]) }
    expect(told(agendaOf(now, [missed]))).toEqual(['light-revised a', 'recovered a'])
  })

  it('sorts by kind, then the worst first, then as on the board', () => {
    const red = (target: string, gap: number | null) => standing(target, { light: 'far-behind', gap })
    const items = agendaOf(
      picture(red('d', -11), red('c', -30), red('b', null), red('a', null), red('e', -15)),
      [earlier(standing('e'))],
    )
    expect(told(items)).toEqual(['newly-red e', 'red c', 'red d', 'red b', 'red a'])
  })

  it('holds what somebody added, with its figures, behind all else; nothing that is not among its targets (J-2)', () => {
    const now = picture(standing('a'), standing('b', { light: 'missed' }))
    const items = agendaOf(now, [], new Set(['b', 'a', 'gone']))
    expect(told(items)).toEqual(['red b', 'added a', 'added b'])
    expect(items[1]!.figures).toMatchObject({ light: 'on-schedule', gap: 5 })
  })

  it('holds what its organisation judges otherwise than the light (J-5)', () => {
    const now = picture(
      standing('a', { light: 'far-behind', gap: -12, judgement: 'able' }),
      standing('b', { judgement: 'needs-help' }),
      standing('c', { light: 'behind', judgement: 'able' }),
      standing('d', { light: 'met', judgement: null }),
    )
    const items = agendaOf(now, [])
    expect(told(items)).toEqual(['red a', 'contradiction a', 'contradiction b'])
    expect(items.map(({ figures }) => figures.judgement)).toEqual(['able', 'able', 'needs-help'])
  })

  it('holds what lies ten points below the median of those on its indicator, the farthest first; not what is red or met (J-6)', () => {
    const among = (share: number) => ({
      share,
      place: 5,
      of: 5,
      lowest: 0.4,
      median: 0.8,
      highest: 0.9,
      regional: true,
    })
    const now = picture(
      standing('a', { among: among(0.7) }),
      standing('b', { among: among(0.701) }),
      standing('c', { light: 'behind', among: among(0.5) }),
      standing('d', { light: 'far-behind', among: among(0.4) }),
      standing('e', { light: 'met', among: among(0.4) }),
    )
    const items = agendaOf(now, [])
    expect(told(items)).toEqual(['red d', 'below-median c', 'below-median a'])
    // Every item of the target has its place among the others.
    expect(items[0]!.figures.among).toMatchObject({ share: 0.4, median: 0.8 })
  })

  it('holds what was returned and not reported anew, and what nobody explained, whatever its light (J-9)', () => {
    const now = picture(
      standing('a', { unexplained: '2024-M09' }),
      standing('b', { light: 'met', returned: '2024-M08' }),
    )
    const items = agendaOf(now, [])
    expect(told(items)).toEqual(['returned-value b', 'unexplained-value a'])
    expect(items.map(({ figures: { returned, unexplained } }) => returned ?? unexplained)).toEqual([
      '2024-M08',
      '2024-M09',
    ])
  })
})
