// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { FilingCell } from '#server/contract/filings.ts'
import FilingGrid from '#web/entry/grid/FilingGrid.vue'
import type { FilingForm } from '#web/entry/filing-form.ts'
import { catalogue, cover, facts, firms, openForm, record, stations } from '../filing-fixture.ts'

let sheet: VueWrapper
let form: FilingForm
afterEach(() => sheet.unmount())

async function open(cells: readonly FilingCell[] = [facts('stations'), facts('firms'), facts('cover')]) {
  form = openForm(cells)
  sheet = mount(FilingGrid, { props: { form, catalogue }, attachTo: document.body })
  await flushPromises()
}

type Column = 'value' | 'note'
const at = (row: number, column: Column = 'value') =>
  sheet.find<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"]`)
/** The row and column with the browser's focus: `0 value`. */
const focused = () => {
  const { row, column } = (document.activeElement as HTMLElement).dataset
  return `${row} ${column}`
}
const shown = (column: Column = 'value') => [0, 1, 2].map((row) => at(row, column).element.value)
const ranged = () => sheet.findAll('td.ranged').length

/** A key in the selected cell. @returns true where the sheet used it */
async function press(key: string, chord: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, ...chord, bubbles: true, cancelable: true })
  document.activeElement!.dispatchEvent(event)
  await flushPromises()
  return event.defaultPrevented
}
/** Typing of a keyboard or an input method in the selected cell. */
async function type(text: string): Promise<void> {
  const input = document.activeElement as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
/** A block is copied to another program, or pasted from one. */
async function clipboard(kind: 'copy' | 'paste', text = ''): Promise<string> {
  const data = new DataTransfer()
  if (kind === 'paste') data.setData('text/plain', text)
  const event = new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true })
  document.activeElement!.dispatchEvent(event)
  await flushPromises()
  return data.getData('text/plain')
}
async function click(row: number, column: Column, how: { shiftKey?: boolean; detail?: number } = {}) {
  const { shiftKey = false, detail = 1 } = how
  const event = new MouseEvent('mousedown', { button: 0, detail, shiftKey, bubbles: true, cancelable: true })
  at(row, column).element.dispatchEvent(event)
  await flushPromises()
}

describe('useFilingGrid', () => {
  it('begins in the first cell that can be filled', async () => {
    const waits = facts('stations', { current: record('stations', { value: 7812, state: 'submitted' }) })
    await open([waits, facts('firms'), facts('cover')])
    expect(focused()).toBe('1 value')
    expect(sheet.emitted('select')!.at(-1)).toEqual([firms])
  })

  it('takes what is typed as one step, goes down with Enter, and comes back to where a step is undone', async () => {
    await open()
    await type('7')
    await type('7812')
    // The field has the typed text while one types, and the figure afterwards.
    expect(at(0).element.value).toBe('7812')
    await press('Enter')
    expect([focused(), at(0).element.value]).toEqual(['1 value', '7,812'])
    await press('z', { ctrlKey: true })
    expect([focused(), at(0).element.value]).toEqual(['0 value', ''])
    await press('y', { ctrlKey: true })
    expect([focused(), at(0).element.value]).toEqual(['0 value', '7,812'])
  })

  it('brings back with Esc what stood there before, and leaves nothing to undo', async () => {
    await open()
    await type('7812')
    await press('Escape')
    expect([focused(), shown()]).toEqual(['0 value', ['', '', '']])
    expect(form.undoable.value).toBe(false)
  })

  it('leaves arrows to the text once F2 has placed a caret, and takes them for the sheet while one types', async () => {
    await open()
    await press('F2')
    expect(await press('ArrowDown')).toBe(false)
    expect(focused()).toBe('0 value')
    await press('Escape')
    await type('7812')
    await press('F2')
    expect(await press('ArrowDown')).toBe(false)
    await type('78125')
    await press('Enter')
    await press('z', { ctrlKey: true })
    expect([focused(), at(0).element.value]).toEqual(['0 value', ''])
    await type('7812')
    expect(await press('ArrowDown')).toBe(true)
    expect(focused()).toBe('1 value')
  })

  it('steps with Tab through values and notes, and lets go of it at either end', async () => {
    await open()
    expect(await press('Tab', { shiftKey: true })).toBe(false)
    const way = []
    for (let step = 0; step < 5; step++) {
      await press('Tab')
      way.push(focused())
    }
    expect(way).toEqual(['0 note', '1 value', '1 note', '2 value', '2 note'])
    expect(await press('Tab')).toBe(false)
  })

  it('selects several rows with Shift, empties them, fills them down and copies them', async () => {
    await open()
    await type('7812')
    await press('Enter')
    await press('ArrowUp')
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    expect([focused(), ranged()]).toEqual(['0 value', 3])
    await press('d', { ctrlKey: true })
    expect(await clipboard('copy')).toBe('7812\r\n7812\r\n7812')
    await press('Delete')
    expect(shown()).toEqual(['', '', ''])
    await press('z', { ctrlKey: true })
    expect(await clipboard('copy')).toBe('7812')
    expect(shown()).toEqual(['7,812', '7,812', '7,812.0'])
  })

  it('fills a single cell from the one above', async () => {
    await open()
    await click(0, 'note')
    await type('新增站址')
    await press('Enter')
    await press('d', { ctrlKey: true })
    expect(shown('note')).toEqual(['新增站址', '新增站址', ''])
  })

  it('goes with F8 to what keeps the submission back, and says by the checks why', async () => {
    await open()
    await click(2, 'value')
    await type('931')
    await click(0, 'value')
    await press('F8')
    expect(focused()).toBe('2 value')
    expect(at(2).attributes('aria-invalid')).toBe('true')
    const about = sheet.find(`[id="${at(2).attributes('aria-describedby')}"]`)
    expect(about.text()).toContain('100')
    await type('93.1')
    await press('Enter')
    expect(at(2).attributes('aria-invalid')).toBe('false')
    expect(await press('F8')).toBe(true)
    expect(form.blocking.value).toEqual([])
  })

  it('keeps with F6 what was typed, and leaves for the panel', async () => {
    await open()
    await type('7812')
    await press('F6')
    expect(sheet.emitted('panel')).toHaveLength(1)
    expect(form.undoable.value).toBe(true)
    expect(at(0).element.value).toBe('7,812')
  })

  it('takes nothing into a cell that waits for its reviewer', async () => {
    await open([
      facts('stations', { current: record('stations', { value: 7812, state: 'submitted' }) }),
      facts('firms'),
    ])
    await click(0, 'value')
    await type('1')
    await press('Delete')
    expect(form.cells.value.get(stations)?.input.text).toBe('7812')
    expect(at(0).attributes('readonly')).toBeDefined()
    // The cell has no caret either, and arrows move the selection.
    await press('F2')
    await press('ArrowDown')
    expect(focused()).toBe('1 value')
  })

  it('selects by the mouse, adds rows with Shift, and places a caret with a double click only', async () => {
    await open()
    await click(1, 'value')
    await click(1, 'value')
    await type('9')
    await press('Enter')
    expect(at(1).element.value).toBe('9')
    await click(0, 'value')
    await click(2, 'value', { shiftKey: true })
    expect([focused(), ranged()]).toEqual(['0 value', 3])
    await click(1, 'value')
    await click(1, 'value', { detail: 2 })
    expect(await press('ArrowDown')).toBe(false)
    expect(ranged()).toBe(0)
  })

  it('places a clear table by its names, and shows an unclear one before anything is placed', async () => {
    await open()
    // Typing gives way to a paste.
    await type('9')
    await clipboard('paste', '转型企业\t173\n')
    expect(shown()).toEqual(['', '173', ''])
    await press('z', { ctrlKey: true })
    await clipboard('paste', '5G基站\t7812\n转型企业\t173\n')
    expect(shown()).toEqual(['7,812', '173', ''])
    await press('z', { ctrlKey: true })
    expect(shown()).toEqual(['', '', ''])
    await clipboard('paste', '5G基站\t7722\t7812\n转型企业\t157\t173\n')
    expect(shown()).toEqual(['', '', ''])
    const dialog = sheet.find('dialog')
    await dialog.findAll('input[type=radio]').at(-1)!.trigger('change')
    await dialog.find('.primary').trigger('click')
    expect(sheet.find('dialog').exists()).toBe(false)
    expect([stations, firms, cover].map((key) => form.cells.value.get(key)?.input.text)).toEqual([
      '7812',
      '173',
      '',
    ])
  })
})
