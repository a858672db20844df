import { columnRoles, type ColumnRole } from '#metrics/imports/table.ts'
import type { ImportMapping } from '#server/contract/imports.ts'

/** The names of the columns' roles on the page. */
export const columnRoleWords: Readonly<Record<ColumnRole, string>> = {
  indicator: '指标',
  region: '地区',
  year: '年',
  period: '期',
  value: '数值',
  unit: '计量单位',
  status: '状态',
  note: '说明',
}

type Shape = ImportMapping['across']

/** The shapes of a table: one value in each row, or several values side by side under heads. */
export const shapes: readonly { readonly across: Shape; readonly word: string }[] = [
  { across: null, word: '一行一个数（竖表）' },
  { across: 'period', word: '各期横排' },
  { across: 'region', word: '各地区横排' },
  { across: 'indicator', word: '各指标横排' },
]

/** The roles that a column may have in a table of a shape; a role that the heads have is no column's. */
export function rolesIn(across: Shape): readonly ColumnRole[] {
  return columnRoles.filter((role) => across === null || (role !== 'value' && role !== across))
}

/** The roles that a table still lacks: in a column, in the heads, or for the whole table. */
export function lackOf({ columns, across, fixed }: ImportMapping): readonly string[] {
  const said = (role: 'indicator' | 'region' | 'period') =>
    across === role || columns[role] !== undefined || (fixed[role] ?? '') !== ''
  return [
    ...(said('indicator') ? [] : ['指标']),
    ...(said('region') ? [] : ['地区']),
    ...(said('period') || columns.year !== undefined ? [] : ['期']),
    ...(across !== null || columns.value !== undefined ? [] : ['数值']),
  ]
}

export function roleOf({ columns }: ImportMapping, column: number): ColumnRole | '' {
  return columnRoles.find((role) => columns[role] === column) ?? ''
}

/** A column has one role, and a role has one column. */
export function withRole(mapping: ImportMapping, column: number, role: ColumnRole | ''): ImportMapping {
  const kept = Object.entries(mapping.columns).filter(([other, at]) => at !== column && other !== role)
  return { ...mapping, columns: { ...Object.fromEntries(kept), ...(role === '' ? {} : { [role]: column }) } }
}

/** The role that the heads now have is removed from its column and from the fields of the whole table. */
export function withShape(mapping: ImportMapping, across: Shape): ImportMapping {
  const roles = new Set<string>(rolesIn(across))
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([role]) => roles.has(role)))
  const fixed = Object.fromEntries(Object.entries(mapping.fixed).filter(([role]) => role !== across))
  return { ...mapping, across, columns, fixed }
}

export function withFixed(
  mapping: ImportMapping,
  role: keyof ImportMapping['fixed'],
  text: string,
): ImportMapping {
  const { [role]: _, ...others } = mapping.fixed
  return { ...mapping, fixed: text.trim() === '' ? others : { ...others, [role]: text.trim() } }
}
