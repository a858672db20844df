import type { Light } from '#metrics/catalogue/light-rule.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { MeetingSnapshot } from '../contract/meetings.ts'
import type { DocumentSource, KeyedFigure } from './source.ts'

type Summary = DocumentSource['summary']

/** All lights in the order of a sentence, each with its field in a summary. */
export const countedLights: readonly (readonly [keyof Summary, Light | null])[] = [
  ['met', 'met'],
  ['onSchedule', 'on-schedule'],
  ['behind', 'behind'],
  ['farBehind', 'far-behind'],
  ['missed', 'missed'],
  ['overdue', 'overdue'],
  ['noBaseline', 'no-baseline'],
  ['noData', 'no-data'],
  ['notStarted', 'not-started'],
  ['unjudged', null],
]

/** The number of targets with each light. */
export function summaryOf(targets: MeetingSnapshot['targets']): Summary {
  const counted = countedLights.map(([key, light]) => [
    key,
    targets.filter((row) => row.light === light).length,
  ])
  return { ...(Object.fromEntries(counted) as Summary), all: targets.length }
}

/** The lights that targets of a summary have, in the order of a sentence. */
export function lightsThere(summary: Summary) {
  return countedLights.flatMap(([key, light]) =>
    summary[key] > 0 ? [{ key, light, count: summary[key] }] : [],
  )
}

/** The counts of a summary in words, without zeros: “已达成 12 项、达序时 20 项”. */
export function summaryWords(summary: Summary, key = 'summary'): (string | KeyedFigure)[] {
  return lightsThere(summary).flatMap(({ key: field, light, count }, place) => [
    `${place === 0 ? '' : '、'}${lightWord(light)}`,
    { key: `${key}/${field}`, text: String(count) },
    '项',
  ])
}
