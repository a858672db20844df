import { formatShare } from '#metrics/numbers/display-digits.ts'
import { timelinessWords } from '#metrics/wording/reporting/timeliness.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import type { TimelinessMatrix } from '../../contract/timeliness.ts'
import type { TextTable } from '../../exchange/table-xlsx.ts'

/** The matrix as a table for people: a row for each organisation, and one for all of them. */
export function timelinessTable({ periods, units, rate }: TimelinessMatrix): TextTable & {
  readonly rows: readonly (readonly string[])[]
} {
  const share = (one: number | null) => (one === null ? '' : formatShare(one))
  const heads = ['单位', '及时率', ...periods.map(({ period }) => formatPeriodText(period))]
  return {
    name: '报送及时率',
    columns: heads.map((head) => ({ head, numeric: false })),
    rows: [
      ...units.map((unit) => [
        ...[spreadsheetText(unit.name), share(unit.rate)],
        ...unit.standings.map((one) => (one ? timelinessWords(one) : '')),
      ]),
      ['全部单位', share(rate), ...periods.map((one) => share(one.rate))],
    ],
  }
}
