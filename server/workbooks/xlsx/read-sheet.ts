import { damaged, tooLarge } from '../refusals.ts'
import type { WorkbookCell, Merged, WorkbookRow, WorkbookSheet, FromTo } from '#metrics/reading/workbook.ts'
import { dateOfSerial, decimalOf, type NumberFormat } from './formats.ts'
import { scanXml } from './scan-xml.ts'
import { withoutEscapes, textGatherer } from './shared-texts.ts'

/** The parts of a workbook to which the cells of all sheets refer. */
export interface SheetContext {
  readonly texts: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly since1904: boolean
  /** The number of cells that may still be read. */
  readonly left: { cells: number }
}

const last = { row: 1_048_576, column: 16_384 }

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly shown: NumberFormat
  formula: boolean
  written: string
}

/** Reads the cells of a sheet. @throws AppError file-type-not-allowed where it is damaged, file-too-large */
export function readSheet(
  part: string,
  xml: string,
  context: SheetContext,
): Omit<WorkbookSheet, 'name' | 'state'> {
  const rows: WorkbookRow[] = []
  const hiddenColumns: FromTo[] = []
  const merged: Merged[] = []
  const gather = textGatherer()
  let row: { number: number; hidden: boolean; cells: Map<number, WorkbookCell> } | undefined
  let number = 0
  let column = 0
  let cell: OpenCell | undefined
  let isValue = false
  let rowsHidden = false

  const openRow = (attribute: (name: string) => string | undefined) => {
    const next = Number(attribute('r') ?? number + 1)
    if (!(next > number && next <= last.row)) throw damaged(`${part} 的行号乱了`)
    number = next
    column = 0
    row = { number, hidden: isTrue(attribute('hidden'), rowsHidden), cells: new Map() }
  }
  const openCell = (attribute: (name: string) => string | undefined) => {
    const reference = attribute('r')
    const next = reference === undefined ? column + 1 : columnIn(part, reference, number)
    if (!row || next <= column || next > last.column) throw damaged(`${part} 的单元格位置乱了`)
    column = next
    const style = Number(attribute('s') ?? 0)
    const shown = context.formats[style] ?? 'plain'
    cell = { column, type: attribute('t') ?? 'n', shown, formula: false, written: '' }
    gather.begin()
  }
  const closeCell = () => {
    const { written, type } = cell!
    const value = type === 'inlineStr' ? gather.end() : written
    const read = cellOf(part, { ...cell!, written: value }, context)
    if (read) {
      context.left.cells -= 1
      if (context.left.cells < 0) throw tooLarge('工作簿里的单元格太多，没有读。请分成几份，再传。')
      row!.cells.set(cell!.column, read)
    }
    cell = undefined
  }

  scanXml(part, xml, {
    open: (name, attribute) => {
      if (name === 'row') openRow(attribute)
      else if (name === 'c') openCell(attribute)
      else if (cell) {
        if (name === 'v') isValue = true
        if (name === 'f') cell.formula = true
        gather.open(name)
      } else if (name === 'sheetFormatPr') rowsHidden = isTrue(attribute('zeroHeight'), false)
      else if (name === 'col' && isTrue(attribute('hidden'), false))
        hiddenColumns.push({ from: Number(attribute('min')), to: Number(attribute('max')) })
      else if (name === 'mergeCell') merged.push(mergedIn(part, attribute('ref') ?? ''))
    },
    close: (name) => {
      if (name === 'v') isValue = false
      gather.close(name)
      if (name === 'c') closeCell()
      if (name !== 'row') return
      if (row!.cells.size > 0) rows.push(row!)
      row = undefined
    },
    text: (text) => {
      if (isValue && cell) cell.written += text
      gather.text(text)
    },
  })
  return { rows, hiddenColumns, merged }
}

/** The finished cell; undefined where it is empty. */
function cellOf(
  part: string,
  { type, written, shown, formula }: OpenCell,
  { texts, since1904 }: SheetContext,
): WorkbookCell | undefined {
  const made = formula ? ({ formula: true } as const) : {}
  const cell = (kind: WorkbookCell['type'], value: string): WorkbookCell => ({ type: kind, value, ...made })
  if (type === 's') {
    const text = texts[Number(written)]
    if (text === undefined) throw damaged(`${part} 引用的第 ${written.slice(0, 10)} 个文字不存在`)
    return text === '' ? undefined : cell('text', text)
  }
  if (type === 'str' || type === 'inlineStr') {
    if (written === '') return formula ? cell('blank', '') : undefined
    return cell('text', type === 'str' ? withoutEscapes(written) : written)
  }
  if (written === '') return formula ? cell('blank', '') : undefined
  if (type === 'b') return cell('boolean', isTrue(written, false) ? 'TRUE' : 'FALSE')
  if (type === 'e') return cell('error', written)
  if (type === 'd')
    return cell('date', written.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/\.\d+Z?$|Z$/, ''))
  if (type !== 'n') throw damaged(`${part} 里有读不出的单元格`)
  const value = decimalOf(part, written)
  const date = shown === 'date' ? dateOfSerial(Number(written), since1904) : undefined
  if (date !== undefined) return cell('date', date)
  return { ...cell('number', value), ...(shown === 'percent' ? { percent: true } : {}) }
}

function isTrue(written: string | undefined, otherwise: boolean): boolean {
  return written === undefined ? otherwise : written === '1' || written === 'true'
}

function columnIn(part: string, reference: string, row: number): number {
  const place = placeOf(reference)
  if (!place || place.row !== row) throw damaged(`${part} 的单元格位置乱了`)
  return place.column
}

function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (letters === undefined) return undefined
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits), column }
}

function mergedIn(part: string, reference: string): Merged {
  const [first, end] = reference.split(':').map(placeOf)
  if (!first || !end) throw damaged(`${part} 的合并区域读不出`)
  return { rows: { from: first.row, to: end.row }, columns: { from: first.column, to: end.column } }
}
