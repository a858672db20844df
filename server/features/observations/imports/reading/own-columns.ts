import type { ValueRead } from '#metrics/imports/read-table.ts'
import { cellText, type TableMapping, type TableRow } from '#metrics/imports/table.ts'
import type { AbsenceReason } from '#metrics/series/observation.ts'
import { absenceWords } from '#metrics/wording/figures/absences.ts'

/** The heads of the table of approved figures that this program hands out to people, by the meaning of their columns. */
const ownHeads = {
  ...{ indicator: '指标代码', region: '地区代码', period: '时期代码' },
  ...{ value: '数值', unit: '计量单位', status: '数据状态' },
} as const
/** A head that no other table has. */
const ownMark = '底账序号'

/** What stands beside the value in what this program hands out: as a part of SDMX, and as a head of its table for people. */
const beside = {
  numerator: ['NUMERATOR', '分子'],
  denominator: ['DENOMINATOR', '分母'],
  bound: ['BOUND', '界限'],
  reason: ['ABSENCE_REASON', '无数据的原因'],
  computed: ['COMPUTED', '计算'],
} as const

/** The mapping of this program's own table for people; undefined for any other table. */
export function ownTableMapping([head]: readonly TableRow[]): TableMapping | undefined {
  if (!head || columnOf(head, [ownMark]) === undefined) return undefined
  const columns = Object.entries(ownHeads).map(([role, name]) => [role, columnOf(head, [name])] as const)
  if (columns.some(([, column]) => column === undefined)) return undefined
  return { header: head.number, columns: Object.fromEntries(columns), across: null, fixed: {} }
}

/** A value with what this program's own form tells beside it. */
export type ValueWithParts = ValueRead & { readonly numerator?: string; readonly denominator?: string }

/**
 * The values of SDMX, or of this program's own table, with numerator and denominator, lower bounds and reasons of absence, so that what was
 * handed out comes back as it was. Computed values are passed over, since they follow from others.
 */
export function withOwnColumns(
  values: readonly ValueRead[],
  rows: readonly TableRow[],
  { header, isSdmx }: { readonly header: number; readonly isSdmx: boolean },
): { readonly values: readonly ValueWithParts[]; readonly passedOver: number } {
  const head = rows.find(({ number }) => number === header)
  if (!head || (!isSdmx && columnOf(head, [ownMark]) === undefined)) return { values, passedOver: 0 }
  const columns = Object.entries(beside).map(([part, heads]) => [part, columnOf(head, heads)] as const)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const told = values.flatMap((value): ValueWithParts[] => {
    const said = Object.fromEntries(
      columns.map(([part, column]) => [part, cellText(byNumber.get(value.row), column)]),
    ) as Record<keyof typeof beside, string>
    if (said.computed !== '' && said.computed !== 'N') return []
    const { numerator, denominator } = said
    const reason = value.value === null ? absenceSaid(said.reason) : undefined
    return [
      {
        ...value,
        ...(numerator !== '' && denominator !== '' && { numerator, denominator }),
        ...(value.value !== null && /^(?:lower|超过)$/.test(said.bound) && { bound: 'lower' as const }),
        ...(reason && { reason }),
      },
    ]
  })
  return { values: told, passedOver: values.length - told.length }
}

function absenceSaid(text: string): AbsenceReason | undefined {
  const found = Object.entries(absenceWords).find(([reason, words]) => text === reason || text === words)
  return found?.[0] as AbsenceReason | undefined
}

function columnOf(head: TableRow, names: readonly string[]): number | undefined {
  return [...head.cells.keys()].find((column) => names.includes(cellText(head, column)))
}
