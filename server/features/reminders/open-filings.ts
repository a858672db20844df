import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { filingId, firstDeadline, owedBy } from '#metrics/reporting/owed-cells.ts'
import type { Reader } from '../../db/store.ts'
import { handedInCells } from '../periods/queries.ts'

/** A filing with cells that are missing or returned. */
export interface OpenFiling {
  readonly filing: string
  readonly organisation: string
  readonly period: string
  readonly deadline: string
  readonly cells: readonly { readonly region: string; readonly returned: boolean }[]
}

/** An open filing that is due for a reminder. */
export interface DueFiling extends OpenFiling {
  /** The day of reminding that was reached, in days from the deadline: −7, −1, 1, 7, 30 and so on. */
  readonly point: number
  /** The number of figures that wait for review, where that is what is told. */
  readonly waiting?: number
}

/** The filings of an organisation that are not complete at a date, the first deadline first. One query. */
export async function openFilings(
  reader: Reader,
  index: CatalogueIndex,
  organisation: string,
  at: string,
): Promise<OpenFiling[]> {
  const owed = owedBy(index, { organisation, regions: [...index.regions.keys()] }, at)
  if (owed.length === 0) return []
  const cells = owed.flatMap((one) => one.cells)
  const years = owed.map(({ period }) => period.year)
  const found = await handedInCells(reader, {
    indicators: [...new Set(cells.map(({ indicator }) => indicator.id))],
    regions: [...new Set(cells.map(({ region }) => region))],
    years: { from: Math.min(...years), to: Math.max(...years) },
  })
  const states = new Map(found.map((row) => [cellKey(row), row.state]))
  return owed
    .flatMap(({ periodText: period, cells: all }): OpenFiling[] => {
      const open = all.flatMap(({ indicator, region, deadline }) => {
        const state = states.get(cellKey({ indicator: indicator.id, region, period }))
        const isOpen = state === undefined || state === 'returned'
        return isOpen ? [{ region, deadline, returned: state === 'returned' }] : []
      })
      // The deadline of what is missing counts, where there are several.
      const deadline = firstDeadline(open)
      if (deadline === undefined) return []
      const cells = open.map(({ region, returned }) => ({ region, returned }))
      return [{ filing: filingId(organisation, period), organisation, period, deadline, cells }]
    })
    .sort((a, b) => (a.deadline < b.deadline ? -1 : 1))
}

/** The numbers of missing and of returned cells of a filing. */
export function countsOf({ cells }: Pick<OpenFiling, 'cells'>) {
  const returned = cells.filter((cell) => cell.returned).length
  return { missing: cells.length - returned, returned }
}
