import { formatDay } from '../dates.ts'
import { formatInstant } from '../instants.ts'

/** The closing of a period: by whom, when and why. */
interface ClosureTold {
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** An organisation whose cells of a period are not all approved. */
interface Lacking {
  readonly name: string
  /** Cells without a value, in draft or returned. */
  readonly unreported: number
  /** Cells that wait for review, at whatever level. */
  readonly waiting: number
}

/** The completeness of a period. */
interface Completeness {
  readonly counts: Readonly<
    Record<'owed' | 'empty' | 'draft' | 'submitted' | 'approved' | 'returned', number>
  >
  /** The day by which all cells are owed; null where nobody owes any. */
  readonly deadline: string | null
  /** Cells with a value that nobody owes. */
  readonly unowed: number
  readonly lacking: readonly Lacking[]
}

/** Who closed a period, when and why: 张三 2024-11-04 14:32 关账：统计公报已发布。 */
export function closureText({ by, at, reason }: ClosureTold): string {
  const told = `${by} ${formatInstant(at)} 关账`
  return reason === null ? `${told}。` : `${told}：${reason.replace(/。$/, '')}。`
}

/** What lets a unit report a period after its closing: 准予本单位在关账以后补报到11月15日（张三：系统故障没有报上）。 */
export function exceptionText({
  until,
  by,
  reason,
}: {
  readonly until: string
  readonly by: string
  readonly reason: string
}): string {
  return `准予本单位在关账以后补报这一期，到${formatDay(until)}为止（${by}：${reason.replace(/。$/, '')}）。`
}

/** The effects of closing a period, one sentence each, losses first. `today`: the business date. */
export function closingWords({ counts, deadline, unowed, lacking }: Completeness, today: string): string[] {
  const words: string[] = []
  const unreported = counts.empty + counts.draft + counts.returned
  const who = (count: 'unreported' | 'waiting') =>
    lacking
      .filter((one) => one[count] > 0)
      .map((one) => `${one.name} ${one[count]} 项`)
      .join('、')
  if (unreported > 0) {
    const kinds = counts.empty === unreported ? '' : `（${unreportedText(counts)}）`
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

function unreportedText({ empty, draft, returned }: Completeness['counts']): string {
  const parts = [
    [empty, '空着'],
    [draft, '还是草稿'],
    [returned, '被退回'],
  ] as const
  return parts.flatMap(([cells, word]) => (cells > 0 ? [`${cells} 项${word}`] : [])).join('，')
}

/** The standing of a period, in a word. */
export const periodStatusWords = {
  closed: '已关账',
  'nothing-owed': '无须报',
  approved: '已审齐',
  submitted: '待审核',
  collecting: '收数中',
  late: '未报齐',
} as const
export type PeriodStatus = keyof typeof periodStatusWords

/** The standing of a period. `today`: the business date. */
export function periodStatus(
  { counts, deadline, closure }: Pick<Completeness, 'counts' | 'deadline'> & { readonly closure: unknown },
  today: string,
): PeriodStatus {
  if (closure) return 'closed'
  if (counts.owed === 0) return 'nothing-owed'
  if (counts.approved === counts.owed) return 'approved'
  if (counts.approved + counts.submitted === counts.owed) return 'submitted'
  return deadline !== null && deadline >= today ? 'collecting' : 'late'
}

/** The organisations that lack cells, each with the number. */
export function lackingNames({ lacking }: Pick<Completeness, 'lacking'>): string[] {
  return lacking.map(({ name, unreported, waiting }) => `${name} ${unreported + waiting}`)
}

/** The first organisations that lack cells, and how many there are; 无 where none does. */
export function lackingText(period: Pick<Completeness, 'lacking'>, named: number): string {
  const names = lackingNames(period)
  if (names.length === 0) return '无'
  const first = names.slice(0, named).join('、')
  return names.length > named ? `${first} 等 ${names.length} 家` : first
}
