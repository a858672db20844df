import { computed, onBeforeUnmount, ref } from 'vue'
import type { EntryColumn } from '../pasting/place-block.ts'
import type { useFilingGrid } from './use-filing-grid.ts'

type FilingGrid = ReturnType<typeof useFilingGrid>

/** The mouse in the sheet of a filing: it selects cells and ranges, places a caret, and fills rows from the handle of the selection. */
export function useGridMouse(grid: FilingGrid, placeCaret: () => void) {
  const { place, range, mode } = grid
  /** The row up to which the handle was drawn; undefined while it rests. */
  const drawnTo = ref<number>()
  /** What is dragged, and where on the screen it was pressed. */
  let dragged: { readonly what: 'range' | 'handle'; readonly x: number; readonly y: number } | undefined

  /** The rows that are shown as selected: those of the selection, and those that the handle has reached. */
  const shownRange = computed(() => ({
    from: Math.min(range.value.from, drawnTo.value ?? range.value.from),
    to: Math.max(range.value.to, drawnTo.value ?? range.value.to),
  }))

  /**
   * A press selects the cell, so that typing replaces its text; only a second one in quick succession places a caret. A
   * cell with a caret leaves the mouse to its text.
   */
  function press(event: MouseEvent, row: number, column: EntryColumn): void {
    if (event.button !== 0) return
    const own = row === place.value.row && column === place.value.column
    if (own && mode.value === 'editing') return
    event.preventDefault()
    if (event.shiftKey && column === place.value.column) grid.select({ row, column }, { extends: true })
    else if (event.detail === 2 && own) {
      grid.begin('editing')
      placeCaret()
      return
    } else grid.select({ row, column })
    drag('range', event)
  }

  function pressHandle(event: MouseEvent): void {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    drag('handle', event)
  }

  function drag(what: 'range' | 'handle', { clientX: x, clientY: y }: MouseEvent): void {
    dragged = { what, x, y }
    window.addEventListener('mouseup', release)
  }

  /**
   * The mouse has come to a row, unless the row has come to it, since the press scrolled the sheet. A button that was
   * released outside the window ends the drag.
   */
  function enter(event: MouseEvent, row: number): void {
    if (dragged === undefined) return
    if (event.buttons === 0) return release()
    if (event.clientX === dragged.x && event.clientY === dragged.y) return
    if (dragged.what === 'handle') drawnTo.value = row
    else grid.select({ row, column: place.value.column }, { extends: true })
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.scrollIntoView({ block: 'nearest' })
  }

  function release(): void {
    window.removeEventListener('mouseup', release)
    const row = drawnTo.value
    dragged = undefined
    drawnTo.value = undefined
    if (row !== undefined) grid.fillTo(row)
  }

  onBeforeUnmount(() => window.removeEventListener('mouseup', release))
  return { shownRange, press, pressHandle, enter }
}
