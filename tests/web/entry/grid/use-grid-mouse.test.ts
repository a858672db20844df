// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import FilingGrid from '#web/entry/grid/FilingGrid.vue'
import { catalogue, cover, facts, firms, openForm, stations } from '../filing-fixture.ts'

let sheet: VueWrapper
let form: ReturnType<typeof openForm>
beforeEach(async () => {
  form = openForm([facts('stations'), facts('firms'), facts('cover')])
  sheet = mount(FilingGrid, { props: { form, catalogue }, attachTo: document.body })
  await flushPromises()
})
afterEach(() => sheet.unmount())

const texts = () => [stations, firms, cover].map((key) => form.cells.value.get(key)?.input.text)
const ranged = () => sheet.findAll('td.ranged').length

async function press(place: string): Promise<void> {
  const event = new MouseEvent('mousedown', { button: 0, bubbles: true, cancelable: true })
  sheet.get(place).element.dispatchEvent(event)
  await flushPromises()
}
/** The mouse comes to a row, with its button down or up. */
async function comeTo(row: number, buttons = 1, clientY = 10 + row): Promise<void> {
  const event = new MouseEvent('mouseenter', { buttons, clientY })
  sheet.findAll('tbody tr')[row]!.element.dispatchEvent(event)
  await flushPromises()
}
async function release(): Promise<void> {
  window.dispatchEvent(new MouseEvent('mouseup'))
  await flushPromises()
}

it('selects the rows over which the mouse is drawn, until its button is released, here or outside the window', async () => {
  await press('[data-row="0"][data-column="value"]')
  await comeTo(1)
  await comeTo(2)
  expect(ranged()).toBe(3)
  await release()
  await comeTo(0)
  expect(ranged()).toBe(3)
  await press('[data-row="0"][data-column="value"]')
  await comeTo(1, 0)
  await comeTo(2)
  expect(ranged()).toBe(0)
})

it('selects no further rows that come under a resting mouse, since the press scrolled the sheet', async () => {
  await press('[data-row="0"][data-column="value"]')
  await comeTo(2, 1, 0)
  await release()
  expect(ranged()).toBe(0)
})

it('fills rows from the handle of the selection, over and over, downwards and upwards, as one step', async () => {
  form.edit(
    new Map([...[stations, firms].entries()].map(([at, key]) => [key, { text: at === 0 ? '160' : '7' }])),
  )
  await press('[data-row="0"][data-column="value"]')
  await comeTo(1)
  await release()
  await press('.handle')
  await comeTo(2)
  expect(texts()).toEqual(['160', '7', ''])
  await release()
  expect(texts()).toEqual(['160', '7', '160'])
  expect(ranged()).toBe(3)
  form.undo()
  expect(texts()).toEqual(['160', '7', ''])
  await press('[data-row="1"][data-column="value"]')
  await release()
  await press('.handle')
  await comeTo(0)
  await release()
  expect(texts()).toEqual(['7', '7', ''])
})
