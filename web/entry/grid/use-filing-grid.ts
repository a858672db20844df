import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CellInput } from '../cell/cell-input.ts'
import type { FilingForm } from '../filing-form.ts'
import { gridCommand, type GridCommand, type GridMode } from '../../sheet/grid-command.ts'
import { quoteCell } from '../../sheet/parse-block.ts'
import { entryColumns, type EntryColumn } from '../pasting/place-block.ts'
import { usePasting } from '../pasting/use-pasting.ts'

export interface GridPlace {
  readonly row: number
  readonly column: EntryColumn
}

const fieldOf = { value: 'text', note: 'note' } as const

/** Selection, editing and clipboard of the sheet of a filing; `focus` moves the browser's focus to a place. */
export function useFilingGrid(
  form: FilingForm,
  on: { focus: (place: GridPlace) => void; leave: (towards: 'panel') => void },
  /** Names of regions that make a pasted table doubtful. */
  otherRegions: readonly string[],
) {
  const place = shallowRef<GridPlace>({ row: 0, column: 'value' })
  /** The other end of a selection of several rows in one column. */
  const rangeEnd = ref(0)
  const mode = ref<GridMode>('ready')
  const pasting = usePasting(form, otherRegions)
  let before: ReadonlyMap<string, CellInput> | undefined

  const keys = computed(() => form.list.value.map((cell) => seriesKey(cell.facts)))
  const selectedKey = computed(() => keys.value[place.value.row] ?? '')
  const range = computed(() => {
    const ends = [place.value.row, rangeEnd.value] as const
    return { from: Math.min(...ends), to: Math.max(...ends) }
  })

  function select(next: GridPlace, { extends: extend = false, focus = true } = {}): void {
    finish()
    const row = Math.min(Math.max(next.row, 0), keys.value.length - 1)
    if (extend) rangeEnd.value = row
    else {
      place.value = { row, column: next.column }
      rangeEnd.value = row
      if (focus) void nextTick(() => on.focus(place.value))
    }
  }

  /** Text comes from the input element itself, so that input methods work as usual. */
  function typed(text: string): void {
    if (mode.value === 'ready') begin('typing')
    form.type(new Map([[selectedKey.value, { [fieldOf[place.value.column]]: text }]]))
  }

  /** A locked cell takes neither typing nor a caret. */
  function begin(next: 'typing' | 'editing'): void {
    const cell = form.cells.value.get(selectedKey.value)
    if (!cell || !form.isOpen(cell)) return
    before ??= form.inputs([selectedKey.value])
    mode.value = next
  }

  function finish(): void {
    mode.value = 'ready'
    if (!before) return
    const done = before
    before = undefined
    form.finish(done)
  }

  function cancel(): void {
    if (before) form.type(before)
    before = undefined
    mode.value = 'ready'
    rangeEnd.value = place.value.row
  }

  /** @returns true where the grid used the key */
  function press(event: KeyboardEvent): boolean {
    const command = gridCommand(event, mode.value)
    if (!command) return false
    return run(command)
  }

  function run(command: GridCommand): boolean {
    const { row, column } = place.value
    switch (command.does) {
      case 'move':
        moveBy(command)
        return true
      case 'step':
        return step(command.by)
      case 'edge':
        select({ row: command.row === 'first' ? 0 : keys.value.length - 1, column })
        return true
      case 'edit':
        begin('editing')
        return true
      case 'cancel':
        cancel()
        on.focus(place.value)
        return true
      case 'clear':
        form.edit(blanked())
        return true
      case 'fill-down':
        finish()
        fillDown()
        return true
      case 'undo':
      case 'redo':
        travel(command.does)
        return true
      case 'problem':
        return seekProblem(row)
      case 'panel':
        finish()
        on.leave('panel')
        return true
    }
  }

  function moveBy({ rows, columns, extends: extend }: Extract<GridCommand, { does: 'move' }>): void {
    const { row, column } = place.value
    const beside = entryColumns[entryColumns.indexOf(column) + columns] ?? column
    select({ row: (extend ? rangeEnd.value : row) + rows, column: beside }, { extends: extend })
  }

  /** The result is false at either end, so that Tab leaves the grid. */
  function step(by: 1 | -1): boolean {
    const next = place.value.row * entryColumns.length + entryColumns.indexOf(place.value.column) + by
    if (next < 0 || next >= keys.value.length * entryColumns.length) {
      finish()
      return false
    }
    const column = entryColumns[next % entryColumns.length] ?? 'value'
    select({ row: Math.floor(next / entryColumns.length), column })
    return true
  }

  function travel(way: 'undo' | 'redo'): void {
    finish()
    const [first] = form[way]()
    if (first !== undefined) select({ row: keys.value.indexOf(first), column: place.value.column })
  }

  /** The selection moves to the next cell that blocks the submission, and begins again at the top. */
  function seekProblem(from: number): boolean {
    const rows = form.blocking.value.map((key) => keys.value.indexOf(key))
    const next = rows.find((row) => row > from) ?? rows[0]
    if (next !== undefined) select({ row: next, column: 'value' })
    return true
  }

  const rangeKeys = () => keys.value.slice(range.value.from, range.value.to + 1)

  function blanked(): Map<string, Partial<CellInput>> {
    const blank = place.value.column === 'value' ? { text: '', reason: null } : { note: '' }
    return new Map(rangeKeys().map((key) => [key, blank]))
  }

  /** Ctrl+D copies the first row of the selection into the rest, and into a single cell the cell above. */
  function fillDown(): void {
    const { from, to } = range.value
    const single = from === to
    copyRows([single ? from - 1 : from], single ? [from] : rowsBetween(from + 1, to))
  }

  /** The rows of the selection are copied, over and over, into those beyond it up to a row, which are then selected with it. */
  function fillTo(row: number): void {
    finish()
    const { from, to } = range.value
    const length = to - from + 1
    const targets = row > to ? rowsBetween(to + 1, row) : rowsBetween(row, from - 1)
    copyRows(
      targets.map((target) => from + ((((target - from) % length) + length) % length)),
      targets,
    )
    const { column } = place.value
    select({ row: Math.min(from, row), column })
    select({ row: Math.max(to, row), column }, { extends: true })
  }

  /** Each target takes the input of the source in its place; a single source serves all. */
  function copyRows(sources: readonly number[], targets: readonly number[]): void {
    const field = place.value.column
    const copies = targets.flatMap((target, at) => {
      const source = form.cells.value.get(keys.value[sources[at] ?? sources[0] ?? -1] ?? '')
      if (!source) return []
      const { text, reason, note } = source.input
      return [[keys.value[target] ?? '', field === 'value' ? { text, reason } : { note }] as const]
    })
    form.edit(new Map(copies))
  }

  function paste(text: string): void {
    cancel()
    pasting.paste(text, { row: range.value.from, column: place.value.column })
  }

  function copied(): string {
    const field = fieldOf[place.value.column]
    return rangeKeys()
      .map((key) => quoteCell(form.cells.value.get(key)?.input[field] ?? ''))
      .join('\r\n')
  }

  watch(keys, (all) => {
    if (place.value.row >= all.length) select({ row: all.length - 1, column: 'value' }, { focus: false })
  })

  return {
    place,
    range,
    mode,
    preview: pasting.preview,
    pasting,
    selectedKey,
    select,
    typed,
    begin,
    finish,
    press,
    run,
    paste,
    copied,
    fillTo,
  }
}

const rowsBetween = (first: number, last: number) =>
  Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at)
