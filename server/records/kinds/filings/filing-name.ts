import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'

/** A filing in words, by the organisation and the period of its id: 肇庆市工业和信息化局2024年9月. */
export function filingName(id: string, index: CatalogueIndex): string {
  const { organisation, period } = parseFilingId(id) ?? {}
  if (organisation === undefined || period === undefined) return id
  return nameOfOrganisation(index, organisation) + formatPeriodText(period)
}
