import { csvRows } from '../csv-text.ts'
import type { DatasetAction, DataCell, Component, Structure } from '../dataset.ts'
import { UnreadableMessage, type ReadDataset } from '../read-dataset.ts'

const actions: Readonly<Record<string, DatasetAction>> = {
  I: 'Information',
  A: 'Append',
  M: 'Merge',
  R: 'Replace',
  D: 'Delete',
}

/** The texts that stand for an absent figure. */
const missing = new Set(['NaN', '#N/A'])

/**
 * Reads SDMX-CSV 2 of data in this structure. Columns may be in any order and hold ids, or ids and names; columns of no component are
 * skipped. Rows of one structure and action are a dataset. @throws UnreadableMessage
 */
export function readSdmxCsv(text: string, structure: Structure): ReadDataset[] {
  const first = /^\uFEFF?STRUCTURE(?:\[[^\]]*\])?([^A-Za-z0-9_"])/.exec(text)
  if (!first) throw new UnreadableMessage('这不是 SDMX-CSV 2：第一列应为 STRUCTURE。')
  const [header, ...rows] = rowsOf(text, first[1]!)
  const columns = new Map(header!.map((name, place) => [idOf(name), place]))
  const both = header!.some((name) => name.includes(': '))
  const { dimensions, measures, attributes } = structure
  for (const { id } of dimensions) if (!columns.has(id)) throw new UnreadableMessage(`缺少 ${id} 一列。`)
  const reader = (components: readonly Component[]) => {
    const wanted = components.map(({ id, codes }) => ({ place: columns.get(id), split: both && codes }))
    return (row: readonly string[]) =>
      wanted.map(({ place, split }) => {
        const field = place === undefined ? '' : (row[place] ?? '')
        return split ? idOf(field) : field
      })
  }
  const [keyOf, figuresOf, marksOf] = [reader(dimensions), reader(measures), reader(attributes)]
  const found = new Map<string, { structure: string; action: DatasetAction; cells: DataCell[] }>()
  for (const [index, row] of rows.entries()) {
    if (row.length !== header!.length)
      throw new UnreadableMessage(`第 ${index + 2} 行有 ${row.length} 列，表头有 ${header!.length} 列。`)
    const at = (name: string) => row[columns.get(name) ?? -1] ?? ''
    const [name, letter] = [idOf(at('STRUCTURE_ID')), at('ACTION') || 'M']
    const action = actions[letter]
    if (!action)
      throw new UnreadableMessage(`第 ${index + 2} 行的 ACTION 是“${letter}”，应为 I、A、M、R 或 D。`)
    const known = found.get(`${action} ${name}`) ?? { structure: name, action, cells: [] }
    found.set(`${action} ${name}`, known)
    known.cells.push({
      key: keyOf(row),
      measures: figuresOf(row).map((field) => (field === '' || missing.has(field) ? null : field)),
      attributes: marksOf(row).map((field) => (field === '' ? null : field)),
    })
  }
  const ids = (components: readonly Component[]) => components.map(({ id }) => id)
  const parts = { dimensions: ids(dimensions), measures: ids(measures), attributes: ids(attributes) }
  return [...found.values()].map((dataset) => ({ ...dataset, ...parts }))
}

function rowsOf(text: string, separator: string): string[][] {
  try {
    return [...csvRows(text, separator)]
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableMessage('有一个带引号的字段没有结束。')
    throw error
  }
}

/** The code of a field such as `441200: 肇庆市`. */
function idOf(field: string): string {
  const end = field.indexOf(': ')
  return end < 0 ? field : field.slice(0, end)
}
