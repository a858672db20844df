import { dateText } from '../dates.ts'
import { formatPeriodText } from '../periods.ts'

/** The missing figures of a filing, and its deadline. */
interface OpenFilingWords {
  readonly organisationName: string
  /** The period in SDMX form. */
  readonly period: string
  readonly deadline: string
  readonly missing: number
  readonly returned: number
}

/** The missing figures in words: `未报 3 项，退回未重报 1 项` */
function openWords({ missing, returned }: Pick<OpenFilingWords, 'missing' | 'returned'>): string {
  const parts = [
    ...(missing > 0 ? [`未报 ${missing} 项`] : []),
    ...(returned > 0 ? [`退回未重报 ${returned} 项`] : []),
  ]
  return parts.join('，')
}

/** The message to the people of a filing that somebody chases. */
export function chaseText({ byName, ...filing }: OpenFilingWords & { readonly byName: string }): string {
  const { organisationName, period, deadline } = filing
  return `${byName}催报：${organisationName}${formatPeriodText(period)}${openWords(filing)}，期限${dateText(deadline)}，请在“待填报”里报送。`
}

/** The number of filings that are named; of more only the number is told. */
const named = 5

/** The message to a person on all their open filings, the most urgent first: one filing at least. */
export function reminderOfFilings(filings: readonly OpenFilingWords[], day: string): string {
  const lines = filings.slice(0, named).map((filing) => {
    const { organisationName, period, deadline } = filing
    const term = `期限${dateText(deadline)}${deadline < day ? '，已逾期' : ''}`
    return `${organisationName}${formatPeriodText(period)}${openWords(filing)}，${term}`
  })
  const more = filings.length > named ? `；等 ${filings.length} 张填报单` : ''
  return `${lines.join('；')}${more}。请在“待填报”里报送。`
}
