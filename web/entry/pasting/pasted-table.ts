import { kindOf } from './pasted-cell.ts'
import {
  chooseColumn,
  generalUnit,
  headerDoubts,
  matrixUnit,
  noteColumn,
  unitColumn,
  type ColumnChoice,
} from './pasted-columns.ts'
import { pastedFigure, type PastedFigure } from './pasted-figure.ts'
import { headerKind, type HeaderKind } from './pasted-header.ts'
import { doubtsAround, type Sheet } from './pasted-doubts.ts'
import { headersOf, layOut, transposed, type PastedCells, type LaidOut } from './pasted-layout.ts'
import { bodyLines, type BodyLine } from './pasted-lines.ts'
import type { PastedName, RowNames } from './pasted-names.ts'
import { writtenAbsence } from '#metrics/wording/figures/typed-absence.ts'

export interface PastedTable {
  readonly figures: readonly PastedFigure[]
  readonly columns: readonly ColumnChoice[]
  readonly chosen: number | null
  readonly doubts: readonly string[]
}

interface PlaceWanted extends Sheet {
  readonly column?: number
}

/** A block whose rows or columns have names; undefined for a block without names. A table that lies on its side is transposed. */
export function readPastedTable(
  cells: PastedCells,
  names: RowNames,
  wanted: PlaceWanted,
): PastedTable | undefined {
  const upright = layOut(cells, names)
  const turned = layOut(transposed(cells), names)
  if (!upright && !turned) return undefined
  if (upright?.matrix !== undefined || !turned) return read(upright!, names, wanted)
  if (turned.matrix !== undefined || !upright) return read(turned, names, wanted)
  return read(turned.namedLines > upright.namedLines ? turned : upright, names, wanted)
}

function read(table: LaidOut, names: RowNames, wanted: PlaceWanted): PastedTable {
  const lines = bodyLines(table, wanted.period)
  const headers = headersOf(table)
  const kinds = headers.map((header) => headerKind(header, wanted.period))
  const around = doubtsAround(table, headers, wanted)
  if (table.matrix !== undefined) {
    const matrix = readMatrix(table, lines, names, kinds)
    const taken = carriedRight(table.cells[table.matrix] ?? [], table.found[table.matrix] ?? []).flatMap(
      (above, at) => (above && kinds[at] !== 'other' ? [at] : []),
    )
    const strange = headerDoubts(table, taken, wanted.period)
    return { ...matrix, doubts: [...allDoubts(around, strange), ...matrix.doubts] }
  }
  const { columns, chosen, doubts: own } = chooseColumn(table, lines, headers, kinds, wanted)
  const doubts = allDoubts(around, own)
  if (chosen === null) return { figures: [], columns, chosen, doubts }
  const noteAt = noteColumn(table, kinds, chosen)
  const absenceAt = kinds.indexOf('absence')
  const unitAt = unitColumn(table, lines, kinds)
  const figures = lines.flatMap((line): PastedFigure[] => {
    const figure = table.cells[line.at]?.[chosen] ?? ''
    const absence = table.cells[line.at]?.[absenceAt] ?? ''
    // A line without a figure may have the reason in a column of the template.
    const text = figure === '' && writtenAbsence(absence) ? absence : figure
    const kind = kindOf(text)
    if (kind === 'blank' || line.period === 'other') return []
    if (!line.named && kind !== 'figure') return []
    const note = table.cells[line.at]?.[noteAt] ?? ''
    const tableUnit =
      line.name.unit ??
      (unitAt < 0 ? undefined : table.cells[line.at]?.[unitAt]) ??
      generalUnit(table, chosen)
    return [pastedFigure(line, names, text, kindOf(note) === 'text' ? note : '', tableUnit)]
  })
  const nothing = figures.length === 0 ? ['没有找到本期的数'] : []
  return { figures, columns, chosen, doubts: [...doubts, ...nothing] }
}

/** All doubts, without a second doubt about the same cell. */
function allDoubts(around: readonly string[], own: readonly string[]): string[] {
  const quoted = (doubt: string) => doubt.slice(doubt.indexOf('“') + 1, doubt.lastIndexOf('”'))
  return [...around, ...own.filter((doubt) => !around.some((said) => said.includes(quoted(doubt))))]
}

/** A matrix has indicators down and regions across, or the reverse. */
function readMatrix(
  table: LaidOut,
  lines: readonly BodyLine[],
  names: RowNames,
  kinds: readonly HeaderKind[],
): PastedTable {
  const { cells, found, matrix = 0, nameAt, regionAt } = table
  const across = carriedRight(cells[matrix] ?? [], found[matrix] ?? [])
  // Lines of ranks and row numbers have no figures.
  const body = carriedDown(lines.filter(({ at }) => at !== matrix)).filter(
    ({ at, named, period }) =>
      period !== 'other' && (named || headerKind(cells[at]?.[0] ?? '', '') !== 'other'),
  )
  const figures = body.flatMap((line) =>
    (cells[line.at] ?? []).flatMap((text, at): PastedFigure[] => {
      const above = across[at]
      if (at === nameAt || at === regionAt || kindOf(text) === 'blank' || kinds[at] === 'other') return []
      if (!above) {
        const isOther = headerKind(cells[matrix]?.[at] ?? '', '') === 'other'
        const isFigure = kindOf(text) === 'figure' && at > Math.max(nameAt, regionAt) && !isOther
        const label = `${line.label} ${cells[matrix]?.[at] ?? ''}`.trim()
        return isFigure ? [{ label, row: undefined, text, note: '', why: undefined }] : []
      }
      const whole = {
        ...line,
        name: { ...line.name, ...above },
        label: `${line.label} ${cells[matrix]?.[at] ?? ''}`,
      }
      return [pastedFigure(whole, names, text, '', line.name.unit ?? above.unit ?? matrixUnit(table, at))]
    }),
  )
  return { figures, columns: [], chosen: null, doubts: figures.length === 0 ? ['没有找到本期的数'] : [] }
}

/** A name in a merged cell belongs to all columns of that cell. */
function carriedRight(
  texts: readonly string[],
  found: readonly (PastedName | undefined)[],
): readonly (PastedName | undefined)[] {
  let last: PastedName | undefined
  return texts.map((text, at) => {
    if (text !== '') last = found[at]
    return last
  })
}

/** A name in a merged cell belongs to the lines below it without a name of their own. */
function carriedDown(lines: readonly BodyLine[]): readonly BodyLine[] {
  let last: BodyLine | undefined
  return lines.map((line) => {
    if (line.label !== '') last = line
    return line.label === '' && last?.named
      ? { ...line, named: true, name: last.name, label: last.label }
      : line
  })
}
