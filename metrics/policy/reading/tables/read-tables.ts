import type { DocumentFacts } from '../document-facts.ts'
import type { TextSpan } from '../sentences.ts'
import { withoutLaterBases } from './columns.ts'
import { tableOfPlaces, tableOfPlacesInCells, tableOfWholes } from './divided-tasks.ts'
import { figuresOfRow } from './figures-of-row.ts'
import type { RowFigure, SentenceCell } from './row-figure.ts'
import { readGluedTables } from './glued/glued-table.ts'
import { readRunTogether } from './glued/run-together.ts'
import { readSignedRows } from './glued/signed-rows.ts'
import { tableOfLooseCells } from './cells/loose-cells.ts'
import { tableOfNumberedCells } from './cells/numbered-cells.ts'
import { tableOfRuledCells } from './cells/ruled-cells.ts'
import { linesOf, type Line } from './table-lines.ts'
import { tableOfCells, tableOfRows, tableOfStackedCells, type FoundTable } from './table-rows.ts'
import { tablesInLine } from './table-in-line.ts'
import { tableOfTurnedRows } from './turned-rows.ts'
import { withDeeds, withStages, yearAimedAt } from './title-above.ts'
import { unitAbove } from './unit-above.ts'

export interface TableReading {
  readonly figures: readonly RowFigure[]
  /** The lines of tables, in which no sentences are read. */
  readonly spans: readonly TextSpan[]
  /** The cells that hold sentences, which are read as sentences. */
  readonly sentences: readonly SentenceCell[]
}

/** The years of a plan in its title: 2031—2035年. */
const planned = /((?:19|20)\d\d) ?年?[-—–~至到]+ ?(?:19|20)\d\d/

/**
 * Reads every indicator table of a text: divided by |, by tabs or blanks, with one cell in each line, or run together. `year`: the year of
 * the document; a table whose years all precede it reports the past.
 */
export function readTables(
  text: string,
  { year, horizon, title, since: ofPlan }: Pick<DocumentFacts, 'year' | 'horizon' | 'title' | 'since'>,
): TableReading {
  const lines = linesOf(text)
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  const sentences: SentenceCell[] = []
  const opening = planned.exec(title ?? '')?.[1] ?? ofPlan
  const since = Number(opening ?? year ?? NaN)
  const isOfPlan = ofPlan !== undefined && opening === ofPlan
  const readRows = (
    table: Pick<FoundTable, 'rows' | 'columns'>,
    { unit, aimed }: { readonly unit?: string | undefined; readonly aimed?: string | undefined } = {},
  ) => {
    const columns = withoutLaterBases(table.columns, { since, isOfPlan })
    let last: { readonly name: string; readonly unit: string | undefined } = { name: '', unit: undefined }
    for (const [place, row] of table.rows.entries()) {
      const [above, aboveUnit] = [last.name, last.unit]
      const read = figuresOfRow(row, columns, { row: place + 1, above, aboveUnit, horizon, aimed, unit })
      last = read
      figures.push(...read.figures)
      sentences.push(...read.sentences)
    }
  }
  for (let at = 0; at < lines.length; at += 1) {
    const table =
      tableOfTurnedRows(lines, at) ??
      tableOfPlaces(text, lines, at) ??
      tableOfPlacesInCells(text, lines, at) ??
      tableOfWholes(text, lines, at) ??
      tableOfRows(lines, at) ??
      tableOfRuledCells(text, lines, at) ??
      tableOfStackedCells(lines, at) ??
      tableOfNumberedCells(lines, at) ??
      longerOf(tableOfCells(lines, at), tableOfLooseCells(lines, at))
    if (!table) {
      for (const own of tablesInLine(lines[at]!)) {
        spans.push(own)
        const before = text.slice(Math.max(lines[at]!.start, own.start - 40), own.start)
        if (!isOfFacts({ ...own, first: at }, text, lines, year, before)) readRows(own)
      }
      continue
    }
    spans.push({ start: lines[table.first]!.start, end: lines[table.last]!.end })
    at = table.last
    if (isOfFacts(table, text, lines, year)) continue
    const columns = withDeeds(
      withStages(table.columns, text, lines, { first: table.first, since }),
      table.rows,
    )
    const aimed = yearAimedAt(text, lines, table.first)
    readRows({ ...table, columns }, { unit: unitAbove(text, lines, table.first), aimed })
  }
  const run = [readRunTogether(text, lines), readGluedTables(text), readSignedRows(text)]
  // The cells of a row that is run together may be told apart in two ways.
  const starts = new Set<number>()
  const glued = run
    .flatMap((found) => found.figures)
    .filter(({ start }) => !starts.has(start) && starts.add(start))
  return {
    figures: [...figures, ...glued],
    spans: [...spans, ...run.flatMap((found) => found.spans)],
    sentences,
  }
}

/** The reading of a table that has more of its rows, the first where both have as many. */
function longerOf(one: FoundTable | undefined, other: FoundTable | undefined): FoundTable | undefined {
  return (other?.rows.length ?? 0) > (one?.rows.length ?? 0) ? other : one
}

/** Whether a table reports facts, by its title (…情况汇总表), or by the years of its columns. */
function isOfFacts(
  { columns, first }: Pick<FoundTable, 'columns' | 'first'>,
  text: string,
  lines: readonly Line[],
  year: number | undefined,
  before = '',
): boolean {
  const above = lines.slice(Math.max(0, first - 2), first)
  // A sentence above the table is no title.
  const title = above
    .map(({ start, end }) => text.slice(start, end))
    .concat(before)
    .filter((line) => line.length <= 60 && !/[。；]/.test(line))
    .join('')
  if (/(?:执行|完成|落实)情况/.test(title) && !/考核/.test(title)) return true
  if (/情况|完成|汇总|统计(?!局)|平衡表|现状/.test(title) && !/目标|规划|计划|任务/.test(title)) return true
  const years = columns.flatMap(({ year: named }) => (named === undefined ? [] : [Number(named)]))
  return year !== undefined && years.length > 0 && years.every((named) => named < year)
}
