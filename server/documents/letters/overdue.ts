import { dateText } from '#metrics/wording/dates.ts'
import { quoted } from '#metrics/wording/quoted.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { DocumentSource } from '../source.ts'
import type { Inline, WordText } from '../word/text.ts'

/** The overdue ones of these targets, the longest first, each in a paragraph with what is missing since when. */
export function overdueParagraphs(
  { targets }: Pick<DocumentSource, 'targets'>,
  { paragraph }: WordText,
  places: readonly number[],
): string[] {
  const overdue = places.filter((place) => targets[place]!.light === 'overdue')
  const daysOf = (place: number) => targets[place]!.overdueDays ?? 0
  const longest = overdue.toSorted((a, b) => daysOf(b) - daysOf(a))
  return longest.map((place, position) => {
    const row = targets[place]!
    const of = (field: string, shown: string) => ({ key: `targets/${place}/${field}`, text: shown })
    const words: Inline[] = [
      `${position + 1}．${row.organisationName}：${row.regionName ?? row.region}${quoted(row.name)}`,
    ]
    // The newest of several periods is the expected one, and the oldest is the first that is owed.
    const isFirst = row.overdueSince === row.deadline
    if (row.expectedPeriod !== null)
      words.push(isFirst ? '应报' : '应报至', of('expectedPeriod', formatPeriodText(row.expectedPeriod)))
    if (row.overdueSince !== null)
      words.push(isFirst ? '，期限' : '，最早一期的期限', of('overdueSince', dateText(row.overdueSince)))
    if (row.overdueDays !== null) words.push('，已逾期', of('overdueDays', String(row.overdueDays)), '天')
    return paragraph('Normal', ...words, '。')
  })
}
