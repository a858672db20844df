import type { WorkbookCell, WorkbookRow, WorkbookSheet } from '#metrics/reading/workbook.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { AppError } from '../../../../errors.ts'

/** The depth to which fields within fields become columns of their own, and the most columns. */
const [deepest, mostColumns] = [5, 200]

/**
 * The rows of a JSON answer as a table: a row of heads, then a row for each item, with a column for each field. A field within another has
 * both names, with a point between; an item that is a list has columns 1, 2 and so on. Numbers keep their digits as they were written.
 * @throws AppError bad-item
 */
export function jsonTable(text: string, path: string): WorkbookSheet {
  const items = itemsAt(parsed(text), path)
  const columns = new Map<string, number>()
  const rows = items.map((item, place): WorkbookRow => {
    const cells = new Map<number, WorkbookCell>()
    for (const [field, value] of fieldsOf(item, '', 0)) {
      const column = columns.get(field) ?? columns.size + 1
      if (column > mostColumns) throw new AppError('bad-item', `一项里的字段超过 ${mostColumns} 个，没有读。`)
      columns.set(field, column)
      if (value !== '') cells.set(column, { type: 'text', value })
    }
    return { number: place + 2, hidden: false, cells }
  })
  const heads = [...columns].map(([name, column]): [number, WorkbookCell] => [
    column,
    { type: 'text', value: name },
  ])
  return {
    ...{ name: 'JSON', state: 'visible', hiddenColumns: [], merged: [] },
    rows: [
      { number: 1, hidden: false, cells: new Map(heads) },
      ...rows.filter(({ cells }) => cells.size > 0),
    ],
  }
}

function parsed(text: string): unknown {
  try {
    // A double would lose digits of a number, so its own text is taken.
    return JSON.parse(text.replace(/^\uFEFF/, ''), ((
      _key: string,
      value: unknown,
      { source }: { source?: string },
    ) => (typeof value === 'number' && source !== undefined ? numberText(source) : value)) as Parameters<
      typeof JSON.parse
    >[1])
  } catch {
    throw new AppError('bad-item', '答的不是完整的 JSON。请核对地址和格式。')
  }
}

function numberText(source: string): string {
  return /e/i.test(source) ? new Decimal(source).toFixed() : source
}

/** The list at a path. @throws AppError bad-item */
function itemsAt(answer: unknown, path: string): readonly unknown[] {
  let found = answer
  for (const step of path === '' ? [] : path.split('.')) {
    const known = typeof found === 'object' && found !== null && Object.hasOwn(found, step)
    if (!known)
      throw new AppError('bad-item', `答的 JSON 里没有“${path}”（到“${step}”为止）。请核对行的路径。`)
    found = (found as Readonly<Record<string, unknown>>)[step]
  }
  if (Array.isArray(found)) return found
  const where = path === '' ? '答的 JSON' : `“${path}”`
  throw new AppError('bad-item', `${where} 不是列表。请写明各行在哪里，如 data.items。`)
}

function* fieldsOf(item: unknown, within: string, depth: number): Generator<[string, string]> {
  if (typeof item === 'string' || typeof item === 'boolean' || item === null || item === undefined) {
    yield [within === '' ? '1' : within, String(item ?? '')]
    return
  }
  if (depth >= deepest || typeof item !== 'object') return
  const entries: [string, unknown][] = Array.isArray(item)
    ? item.map((each: unknown, at) => [String(at + 1), each])
    : Object.entries(item)
  for (const [name, value] of entries)
    yield* fieldsOf(value, within === '' ? name : `${within}.${name}`, depth + 1)
}
