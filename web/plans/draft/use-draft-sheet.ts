import { computed, nextTick, ref, shallowRef } from 'vue'
import type { DraftTable } from '#metrics/planning/plan-draft.ts'
import type { DraftColumn } from '#metrics/planning/tables/common-columns.ts'
import { gridCommand, type GridCommand, type GridMode } from '../../sheet/grid-command.ts'
import { parseBlock, quoteCell } from '../../sheet/parse-block.ts'
import { placeRows, withCells, withoutRows, withRowAt, type SheetPlace } from './sheet-edit.ts'
import type { DraftDesk } from './use-draft-desk.ts'

/** Blank rows below the last one, for further typing. */
const room = 3
/** The greatest number of rows that the server takes. */
const most = 1000

interface SheetTerms {
  readonly table: () => DraftTable
  readonly columns: () => readonly DraftColumn[]
  readonly all: () => readonly DraftColumn[]
  /** Places of the cells with faults. */
  readonly faulty: () => readonly SheetPlace[]
  readonly focus: (place: SheetPlace) => void
  readonly leave: () => void
}

/** Selection, typing and clipboard of a draft's table, with the keys of a spreadsheet. */
export function useDraftSheet(desk: DraftDesk, on: SheetTerms) {
  const place = shallowRef<SheetPlace>({ row: 0, column: 0 })
  const rangeEnd = ref(0)
  const mode = ref<GridMode>('ready')
  /** The headings of the last paste for which the table has no column. */
  const unused = shallowRef<readonly string[]>([])
  let before: string | undefined
  /** The column where Tab began in this row; Enter goes on below it. */
  let lineStart: number | undefined

  const rows = computed(() => desk.tables.value[on.table()])
  const shown = computed(() => Math.min(rows.value.length + room, most))
  const range = computed(() => ({
    from: Math.min(place.value.row, rangeEnd.value),
    to: Math.max(place.value.row, rangeEnd.value),
  }))
  const column = computed(() => on.columns()[place.value.column])
  const text = (at: SheetPlace) => rows.value[at.row]?.[on.columns()[at.column]?.field ?? ''] ?? ''

  function select(
    next: SheetPlace,
    { extend = false, focus = true, line }: { extend?: boolean; focus?: boolean; line?: number } = {},
  ): void {
    finish()
    lineStart = line
    const row = Math.min(Math.max(next.row, 0), shown.value - 1)
    rangeEnd.value = row
    if (extend) return
    place.value = { row, column: Math.min(Math.max(next.column, 0), on.columns().length - 1) }
    if (focus) void nextTick(() => on.focus(place.value))
  }

  function put(texts: readonly (readonly [row: number, text: string])[], { step = true } = {}): void {
    const field = column.value?.field
    if (field === undefined) return
    desk.edit(
      on.table(),
      withCells(
        rows.value,
        texts.map(([row, own]) => ({ row, field, text: own })),
      ),
      { step },
    )
  }

  /** Text comes from the field itself, so that input methods work as usual. */
  function typed(own: string): void {
    if (mode.value === 'ready') begin('typing')
    put([[place.value.row, own]], { step: false })
  }

  function begin(next: 'typing' | 'editing'): void {
    if (mode.value === 'ready') {
      desk.begin()
      before = text(place.value)
    }
    mode.value = next
  }

  function finish(): void {
    mode.value = 'ready'
    before = undefined
  }

  function cancel(): void {
    if (before !== undefined) put([[place.value.row, before]], { step: false })
    finish()
    rangeEnd.value = place.value.row
  }

  /** @returns true where the sheet used the key */
  function press(event: KeyboardEvent): boolean {
    const command = gridCommand(event, mode.value)
    return command ? run(command) : false
  }

  function run(command: GridCommand): boolean {
    const at = place.value
    switch (command.does) {
      case 'move': {
        const row = (command.extends ? rangeEnd.value : at.row) + command.rows
        const column = (command.enters ? lineStart : undefined) ?? at.column + command.columns
        select({ row, column }, { extend: command.extends })
        return true
      }
      case 'step':
        return step(command.by)
      case 'edge':
        select({ row: command.row === 'first' ? 0 : rows.value.length - 1, column: at.column })
        return true
      case 'edit':
        begin('editing')
        return true
      case 'cancel':
        cancel()
        on.focus(place.value)
        return true
      case 'clear':
        put(rangeRows().map((row) => [row, '']))
        return true
      case 'fill-down':
        fillDown()
        return true
      case 'undo':
      case 'redo':
        finish()
        desk.travel(command.does)
        void nextTick(() => on.focus(place.value))
        return true
      case 'problem':
        return seekProblem()
      case 'panel':
        finish()
        on.leave()
        return true
    }
  }

  /** The result is false at either end, so that Tab leaves the sheet. */
  function step(by: 1 | -1): boolean {
    const width = on.columns().length
    const at = place.value.row * width + place.value.column + by
    if (at < 0 || at >= shown.value * width) {
      finish()
      return false
    }
    const { row, column: own } = place.value
    const next = { row: Math.floor(at / width), column: at % width }
    select(next, { line: next.row === row ? (lineStart ?? own) : 0 })
    return true
  }

  function seekProblem(): boolean {
    const { row, column: own } = place.value
    const places = on.faulty()
    const next = places.find((one) => one.row > row || (one.row === row && one.column > own)) ?? places[0]
    if (next) select(next)
    return true
  }

  const rangeRows = () =>
    Array.from({ length: range.value.to - range.value.from + 1 }, (_, at) => range.value.from + at)

  /** Ctrl+D copies the first row of the selection into the rest, and into a single cell the cell above. */
  function fillDown(): void {
    const { from, to } = range.value
    const single = from === to
    const source = { row: single ? from - 1 : from, column: place.value.column }
    if (source.row < 0) return
    finish()
    put((single ? [from] : rangeRows().slice(1)).map((row) => [row, text(source)]))
  }

  function paste(clip: string): void {
    cancel()
    const block = parseBlock(clip)
    const at = { row: range.value.from, column: place.value.column }
    const placed = placeRows(rows.value, block, { place: at, columns: on.columns(), all: on.all() })
    unused.value = placed.unused
    desk.edit(on.table(), placed.rows.slice(0, most))
    void nextTick(() => on.focus(place.value))
  }

  const copied = () =>
    rangeRows()
      .map((row) => quoteCell(text({ row, column: place.value.column })))
      .join('\r\n')

  function insertRow(): void {
    finish()
    desk.edit(on.table(), withRowAt(rows.value, range.value.from))
    select({ ...place.value, row: range.value.from })
  }

  function deleteRows(): void {
    finish()
    const { from, to } = range.value
    desk.edit(on.table(), withoutRows(rows.value, from, to))
    select({ ...place.value, row: from })
  }

  return {
    place,
    range,
    mode,
    unused,
    rows,
    shown,
    column,
    text,
    select,
    typed,
    begin,
    finish,
    press,
    run,
    paste,
    copied,
    insertRow,
    deleteRows,
    put,
  }
}
