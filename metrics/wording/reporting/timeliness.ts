import type { Region } from '../../catalogue/catalogue.ts'
import type { FilingTimeliness, Promptness } from '../../reporting/timeliness.ts'

/** The levels of organisations. */
export const organisationLevels: Readonly<Record<Region['level'], string>> = {
  country: '国家级',
  province: '省级',
  city: '市级',
  county: '县级',
  zone: '功能区',
  own: '本级',
}

export const promptnessWords: Readonly<Record<Promptness, string>> = {
  'on-time': '按时',
  late: '迟报',
  missing: '缺报',
  'not-due': '未到期',
  undated: '补录',
}

/** The standing of an organisation with a period in a few words: 迟报 2 天, 缺报 3 项, 按时，退回 1 项. */
export function timelinessWords({
  promptness,
  missing,
  daysLate,
  returned,
}: Pick<FilingTimeliness, 'promptness' | 'missing' | 'daysLate' | 'returned'>): string {
  const word = promptnessWords[promptness]
  const more =
    promptness === 'missing' ? ` ${missing} 项` : promptness === 'late' && daysLate ? ` ${daysLate} 天` : ''
  return `${word}${more}${returned > 0 ? `，退回 ${returned} 项` : ''}`
}
