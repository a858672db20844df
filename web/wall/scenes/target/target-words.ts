import { sideBySide } from '#metrics/wording/side-by-side.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { statusText } from '#metrics/wording/figures/statuses.ts'
import { yearOnYearName, yearOnYearWords } from '#metrics/wording/figures/year-on-year.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { BoardRow } from '#server/contract/board.ts'

/** The period of the figure with its status, `2024年9月数`; empty without a report. */
export function figurePeriodText({ period, status }: Pick<BoardRow, 'period' | 'status'>): string {
  return period === null ? '' : sideBySide(`${formatPeriodText(period)}数`, statusText(status))
}

/** The growth of the figure, `同比 +12.3 %`; undefined where there is nothing to compare with. */
export function growthWords(
  indicator: Indicator,
  observations: readonly Observation[],
  period: string | null,
): { readonly name: string; readonly words: string } | undefined {
  const known = period === null ? undefined : parsePeriod(period)
  if (!known) return undefined
  const words = yearOnYearWords(indicator, observations, known)
  return words === '—' ? undefined : { name: yearOnYearName(indicator), words }
}

/** The document and path of the target's clause, `《…》（粤办函〔2024〕1号）五(二十五)`, and its title 加快5G网络建设. */
export function clauseWords(
  index: CatalogueIndex,
  { document, clause }: Pick<BoardRow, 'document' | 'clause'>,
): { readonly where: string; readonly title: string } {
  const known = index.documents.get(document)
  const number = known?.number ? `（${known.number}）` : ''
  return {
    where: `《${known?.title ?? document}》${number}${clause}`,
    title: known?.clauses.find(({ path }) => path === clause)?.title ?? '',
  }
}
