import { dateText } from '../dates.ts'
import { formatPeriodText } from '../periods.ts'

/** What a filing lacks, and until when it is, or was, owed. */
interface OpenFilingWords {
  readonly organisationName: string
  /** SDMX form. */
  readonly period: string
  readonly deadline: string
  readonly missing: number
  readonly returned: number
}

/** `未报 3 项，退回未重报 1 项` */
function openWords({ missing, returned }: Pick<OpenFilingWords, 'missing' | 'returned'>): string {
  const parts = [
    ...(missing > 0 ? [`未报 ${missing} 项`] : []),
    ...(returned > 0 ? [`退回未重报 ${returned} 项`] : []),
  ]
  return parts.join('，')
}

/** What those who answer for a filing are told when somebody asks for it. */
export function chaseText({ byName, ...filing }: OpenFilingWords & { readonly byName: string }): string {
  const { organisationName, period, deadline } = filing
  return `${byName}催报：${organisationName}${formatPeriodText(period)}${openWords(filing)}，期限${dateText(deadline)}，请在“待填报”里报送。`
}

/** Filings that are named; of more the number is told. */
const named = 5

/** What somebody is told of all that they owe, the most urgent first: one filing at least. */
export function reminderOfFilings(filings: readonly OpenFilingWords[], day: string): string {
  const lines = filings.slice(0, named).map((filing) => {
    const { organisationName, period, deadline } = filing
    const term = `期限${dateText(deadline)}${deadline < day ? '，已逾期' : ''}`
    return `${organisationName}${formatPeriodText(period)}${openWords(filing)}，${term}`
  })
  const more = filings.length > named ? `；等 ${filings.length} 张填报单` : ''
  return `${lines.join('；')}${more}。请在“待填报”里报送。`
}
