import { seenText } from '../reading/plain-figure.ts'
import { columnName, type Workbook, type WorkbookRow, type WorkbookSheet } from '../reading/workbook.ts'
import {
  copiedColumns,
  filingColumn,
  filingColumns,
  filingHeadRow,
  filingSheetNames,
  type FilingColumn,
} from './filing-sheet.ts'

/** A cell of the workbook that is not taken, and the reason. */
export interface NotTaken {
  /** The address of the cell, such as G7; empty for what is not in a single one. */
  readonly place: string
  readonly name: string
  readonly text: string
  readonly why: string
}

type Shown = ReadonlyMap<FilingColumn, string>

/** The rows of a template as it was downloaded, by their hidden keys; empty for a template that keeps no copy of them. */
export type TemplateCopy = ReadonlyMap<string, Shown>

const valueAt = ({ cells }: Pick<WorkbookRow, 'cells'>, column: number) =>
  seenText(cells.get(column)?.value ?? '')
export const textAt = (row: WorkbookRow, column: FilingColumn) => valueAt(row, filingColumn(column))
const openColumns = filingColumns.filter((column) => 'open' in column).map(({ key }) => key)

/** The copy that the hidden sheet keeps: the key of each row, and what its columns showed. Keys have a blank, and lines of the stamp none. */
export function copyIn(sheets: readonly WorkbookSheet[]): TemplateCopy {
  const rows = sheets.filter(({ name }) => name === filingSheetNames.stamp).flatMap((stamp) => stamp.rows)
  return new Map(
    rows
      .filter((row) => valueAt(row, 1).includes(' '))
      .map((row) => [
        valueAt(row, 1),
        new Map(copiedColumns.map((column, at) => [column, valueAt(row, at + 2)])),
      ]),
  )
}

/** Whether the columns of a row that people fill are as the template showed them. */
export function isUntouched(row: WorkbookRow, shown: Shown | undefined): boolean {
  return shown !== undefined && openColumns.every((column) => textAt(row, column) === shown.get(column))
}

/** The locked cells of a row that were changed all the same. */
export function alteredCells(
  row: WorkbookRow,
  shown: Shown | undefined,
  heads: Readonly<Record<FilingColumn, string>>,
): readonly { readonly at: FilingColumn; readonly text: string; readonly why: string }[] {
  if (!shown) return []
  return copiedColumns
    .filter((column) => !openColumns.some((open) => open === column))
    .filter((column) => textAt(row, column) !== shown.get(column))
    .map((at) => ({
      ...{ at, text: textAt(row, at) },
      why:
        at === 'previous' || at === 'yearBefore'
          ? `“${heads[at]}”一栏已锁定，改了没有采用。要更正那一期的数，请打开那一期的填报单，点“更正”`
          : `“${heads[at]}”一栏已锁定，改了没有采用`,
    }))
}

/** What the workbook holds beside the rows of the filing: remarks, pictures, other sheets, rows that are gone, and cells around the table. */
export function besideRows(
  { sheets, unread = [] }: Workbook,
  sheet: WorkbookSheet,
  gone: readonly string[],
): NotTaken[] {
  const names = Object.values<string>(filingSheetNames)
  const others = sheets.filter(({ name, rows }) => !names.includes(name) && rows.length > 0)
  return [
    ...unread.map((kind) => ({ place: '', text: '', ...unreadWords[kind] })),
    ...others.map(({ name, rows }) => ({
      ...{ place: '', name: `工作表“${name.slice(0, 100)}”`, text: `${rows.length} 行` },
      why: `上传只收“${filingSheetNames.filled}”这张工作表，这一张里的内容没有采用`,
    })),
    ...(gone.length > 0 ? [goneRows(gone)] : []),
    ...aboveHead(sheet),
    ...furtherColumns(sheet),
  ]
}

const unreadWords = {
  comments: { name: '批注', why: '批注没有采用：要说明的，请写在“说明”一栏' },
  pictures: { name: '图片', why: '图片没有采用：要作佐证的，请在填报表上附到那一格' },
} as const

function goneRows(gone: readonly string[]): NotTaken {
  const named = gone.slice(0, 3).join('、')
  return {
    ...{ place: '', name: `删去了 ${gone.length} 行`, text: '' },
    why: `${named}${gone.length > 3 ? '等' : ''}：文件里没有这几行，填报单里的数没有变。要撤回草稿，请在填报表上点中那一格按 Delete`,
  }
}

/** The title and the instructions stand in the first column; whatever else is above the head was written there by a person. */
function aboveHead({ rows }: WorkbookSheet): NotTaken[] {
  return rows
    .filter(({ number }) => number < filingHeadRow)
    .flatMap(({ number, cells }) =>
      [...cells]
        .filter(([column, { value }]) => column > 1 && seenText(value) !== '')
        .map(([column, { value }]) => ({
          ...{ place: `${columnName(column)}${number}`, name: '', text: cut(value) },
          why: '写在表头以上，没有采用',
        })),
    )
}

/** The columns behind those of the template, each told once. */
function furtherColumns({ rows }: WorkbookSheet): NotTaken[] {
  const cells = rows
    .filter(({ number }) => number >= filingHeadRow)
    .flatMap(({ number, cells: own }) =>
      [...own]
        .filter(([column, { value }]) => column > filingColumns.length && seenText(value) !== '')
        .map(([column, { value }]) => ({ number, column, text: cut(value) })),
    )
  return [...Map.groupBy(cells, ({ column }) => column)].map(([column, found]) => {
    const head = found.find(({ number }) => number === filingHeadRow)
    const first = found.find(({ number }) => number > filingHeadRow) ?? found[0]!
    return {
      ...{ place: `${columnName(column)}${first.number}`, name: head?.text ?? '', text: first.text },
      why: `${columnName(column)} 列不是模板里的（${found.length} 格有内容），没有采用`,
    }
  })
}

const cut = (text: string) => seenText(text).slice(0, 200)
