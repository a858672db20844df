import { computed, shallowRef } from 'vue'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CellInput } from '../cell/cell-input.ts'
import type { FilingForm } from '../filing-form.ts'
import { parseBlock } from '../../sheet/parse-block.ts'
import { isClear, placeBlock, type EntryColumn, type PastedBlock, type Placement } from './place-block.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'
import { typedFormula } from '#metrics/reading/typed-formula.ts'

interface Pasted {
  readonly block: readonly (readonly string[])[]
  readonly anchor: { readonly row: number; readonly column: EntryColumn }
  /** The column that the reporter chose. */
  readonly column?: number
}

const fieldOf = { value: 'text', note: 'note' } as const

/** A pasted block goes into the sheet at once if it is clear; any other block is shown first. */
export function usePasting(form: FilingForm, otherRegions: readonly string[]) {
  const pasted = shallowRef<Pasted>()
  const preview = computed(() => pasted.value && placed(pasted.value))

  function placed({ block, anchor, column }: Pasted): PastedBlock {
    const rows = form.list.value.map((cell) => ({
      key: seriesKey(cell.facts),
      name: cell.facts.name,
      regionName: cell.facts.regionName,
      regionCode: cell.facts.region,
      unit: cell.facts.unit,
      editable: form.isOpen(cell),
    }))
    const { period } = form.filing.value
    return placeBlock(block, rows, anchor, { period, otherRegions, ...(column !== undefined && { column }) })
  }

  function paste(text: string, anchor: Pasted['anchor']): void {
    const block = parseBlock(text)
    if (block.every((line) => line.every((cell) => cell.trim() === ''))) return
    const seen = placed({ block, anchor })
    if (isClear(seen) && seen.placements.every(isReadable)) place(seen)
    else pasted.value = { block, anchor }
  }

  /** Whether the text is a note, or a figure or a sum, or can be made one by one press. */
  function isReadable({ key, column, text }: Placement): boolean {
    if (column === 'value' && typedFormula(text)) return true
    const typed = column === 'value' && readTypedValue(text, form.cells.value.get(key)?.facts.unit ?? '')
    return !typed || typed.kind !== 'unreadable' || typed.instead !== undefined
  }

  /** A paste is one step to undo. */
  function place({ placements }: PastedBlock): void {
    const change = new Map<string, Partial<CellInput>>()
    for (const { key, column, text } of placements)
      change.set(key, { ...change.get(key), [fieldOf[column]]: text })
    form.edit(change)
  }

  function fill(): void {
    if (preview.value) place(preview.value)
    pasted.value = undefined
  }

  function choose(column: number): void {
    if (pasted.value) pasted.value = { ...pasted.value, column }
  }

  const drop = () => (pasted.value = undefined)

  return { preview, paste, choose, fill, drop }
}
