import type { ReportingPeriod } from '#server/contract/periods.ts'
import { formatDay } from '#metrics/wording/dates.ts'

/** What the closing of a period will mean, one sentence each, what is lost first. `today`: the business date. */
export function closingWords(
  { counts, deadline, unowed, lacking }: ReportingPeriod,
  today: string,
): string[] {
  const words: string[] = []
  const unreported = counts.empty + counts.draft + counts.returned
  const who = (count: 'unreported' | 'waiting') =>
    lacking
      .filter((one) => one[count] > 0)
      .map((one) => `${one.name} ${one[count]} 项`)
      .join('、')
  if (unreported > 0) {
    const kinds = counts.empty === unreported ? '' : `（${shortOf(counts)}）`
    words.push(`还有 ${unreported} 项没有报${kinds}，关账后报不了：${who('unreported')}。`)
  }
  if (counts.submitted > 0) {
    words.push(`还有 ${counts.submitted} 项待审核，关账后仍可通过，但退回了就改不了：${who('waiting')}。`)
  }
  if (deadline !== null && deadline >= today) {
    words.push(`报送期限 ${formatDay(deadline, today)} 还没有过。`)
  }
  if (counts.owed > 0 && counts.approved === counts.owed) words.push(`${counts.owed} 项已全部审核通过。`)
  if (counts.owed === 0) words.push(`这一期没有单位应报${unowed > 0 ? `，存有 ${unowed} 个公布数` : ''}。`)
  words.push('关账后不再收数：填报单位不能再填、改、提交，程序也不能写入。随时可以重新开放。')
  return words
}

function shortOf({ empty, draft, returned }: ReportingPeriod['counts']): string {
  const parts = [
    [empty, '空着'],
    [draft, '还是草稿'],
    [returned, '被退回'],
  ] as const
  return parts.flatMap(([cells, word]) => (cells > 0 ? [`${cells} 项${word}`] : [])).join('，')
}

/** Where a period stands, in a word; the tone is a tag's. `today`: the business date. */
export function standingOf(
  { counts, deadline, closure }: ReportingPeriod,
  today: string,
): { readonly word: string; readonly tone: string } {
  if (closure) return { word: '已关账', tone: '' }
  if (counts.owed === 0) return { word: '无须报', tone: '' }
  if (counts.approved === counts.owed) return { word: '已审齐', tone: 'done' }
  if (counts.approved + counts.submitted === counts.owed) return { word: '待审核', tone: 'wait' }
  if (deadline !== null && deadline >= today) return { word: '收数中', tone: 'wait' }
  return { word: '未报齐', tone: 'query' }
}

/** The organisations that lack cells, each with how many. */
export function lackingNames({ lacking }: ReportingPeriod): string[] {
  return lacking.map(({ name, unreported, waiting }) => `${name} ${unreported + waiting}`)
}

/** The first of those that lack cells, and how many there are; 无 where none does. */
export function lackingText(period: ReportingPeriod, named: number): string {
  const names = lackingNames(period)
  if (names.length === 0) return '无'
  const first = names.slice(0, named).join('、')
  return names.length > named ? `${first} 等 ${names.length} 家` : first
}
