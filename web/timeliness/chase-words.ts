import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { ChaseOutcome } from '#server/contract/timeliness.ts'

/**
 * The outcomes of asking organisations for filings, in sentences: who was told, and for which filings nobody was told,
 * with the reason.
 */
export function chaseWords(
  outcomes: readonly ChaseOutcome[],
  nameOf: (filing: string) => string,
): readonly string[] {
  const are = (which: ChaseOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === which)
  const named = (which: ChaseOutcome['outcome']) =>
    [...Map.groupBy(are(which), ({ filing }) => nameOf(filing))]
      .map(([name, those]) => `${name}（${those.map(({ filing }) => periodOf(filing)).join('、')}）`)
      .join('、')
  const told = are('told')
  const people = new Set(told.flatMap((one) => one.people))
  return [
    ...(told.length > 0 ? [`已催报 ${told.length} 张，告知 ${[...people].join('、')}。`] : []),
    ...(are('already').length > 0 ? [`今天已经催过，没有再催：${named('already')}。`] : []),
    ...(are('nobody').length > 0 ? [`没有人可催，请管理员在“人员”里添加填报员：${named('nobody')}。`] : []),
    ...(are('not-covered').length > 0 ? [`不在您审核的地区，没有催：${named('not-covered')}。`] : []),
    ...(are('nothing-open').length > 0 ? [`已经报齐或已关账，不必催：${named('nothing-open')}。`] : []),
  ]
}

function periodOf(filing: string): string {
  return formatPeriodText(parseFilingId(filing)?.period ?? filing)
}
