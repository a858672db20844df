import type { CollectorDraft } from '#server/contract/collectors.ts'

type Schedule = Pick<CollectorDraft, 'pattern' | 'workingDays'>

/** The kinds of schedules that are chosen by name; any other is written as cron writes it. */
export const scheduleKinds = [
  ['working-days', '每个工作日'],
  ['daily', '每天'],
  ['weekly', '每周'],
  ['monthly', '每月'],
  ['hourly', '每小时'],
  ['own', '自定（cron）'],
] as const
type ScheduleKind = (typeof scheduleKinds)[number][0]

export const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** A schedule as its fields show it: `day` is that of the month, or of the week, where Monday is 1. */
export interface ScheduleFields {
  readonly kind: ScheduleKind
  readonly time: string
  readonly day: number
  readonly pattern: string
  readonly workingDays: boolean
}

const two = (number: string) => number.padStart(2, '0')

export function scheduleFields({ pattern, workingDays }: Schedule): ScheduleFields {
  const [, minute, hour, day, weekday] =
    /^(\d{1,2}) (\d{1,2}|\*) (\d{1,2}|\*) \* ([1-7]|\*)$/.exec(pattern) ?? []
  const own = { kind: 'own', time: '08:30', day: 1, pattern, workingDays } as const
  if (minute === undefined || hour === undefined) return own
  const known = { ...own, time: `${hour === '*' ? '00' : two(hour)}:${two(minute)}` }
  if (hour === '*') return day === '*' && weekday === '*' && !workingDays ? { ...known, kind: 'hourly' } : own
  if (day === '*' && weekday === '*') return { ...known, kind: workingDays ? 'working-days' : 'daily' }
  if (workingDays) return own
  if (day === '*') return { ...known, kind: 'weekly', day: Number(weekday) }
  return weekday === '*' ? { ...known, kind: 'monthly', day: Number(day) } : own
}

export function scheduleOf({ kind, time, day, pattern, workingDays }: ScheduleFields): Schedule {
  const [hour = '8', minute = '30'] = time.split(':').map((part) => String(Number(part)))
  if (kind === 'own') return { pattern: pattern.trim(), workingDays }
  if (kind === 'hourly') return { pattern: `${minute} * * * *`, workingDays: false }
  const [ofMonth, ofWeek] = [kind === 'monthly' ? day : '*', kind === 'weekly' ? day : '*']
  return { pattern: `${minute} ${hour} ${ofMonth} * ${ofWeek}`, workingDays: kind === 'working-days' }
}

/** A schedule in words. */
export function scheduleText(schedule: Schedule): string {
  const { kind, time, day } = scheduleFields(schedule)
  if (kind === 'own') return `${schedule.pattern}${schedule.workingDays ? '，只在工作日' : ''}`
  if (kind === 'hourly') return `每小时的第 ${Number(time.slice(3))} 分`
  if (kind === 'weekly') return `每周${weekdays[day - 1]} ${time}`
  if (kind === 'monthly') return `每月 ${day} 日 ${time}`
  return `${kind === 'daily' ? '每天' : '每个工作日'} ${time}`
}
