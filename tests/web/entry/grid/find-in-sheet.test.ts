// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import FilingGrid from '#web/entry/grid/FilingGrid.vue'
import { catalogue, cover, facts, firms, openForm } from '../filing-fixture.ts'

let sheet: VueWrapper
afterEach(() => sheet.unmount())

async function press(key: string, chord: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, ...chord, bubbles: true, cancelable: true })
  document.activeElement!.dispatchEvent(event)
  await flushPromises()
  return event.defaultPrevented
}
const bar = () => sheet.find<HTMLInputElement>('.find input')
const selected = () => sheet.emitted<[string]>('select')!.at(-1)![0]

it('finds rows by indicator, region or unit with Ctrl+F or /, one after the other, and gives the cell back with Esc', async () => {
  sheet = mount(FilingGrid, {
    props: { form: openForm([facts('stations'), facts('firms'), facts('cover')]), catalogue },
    attachTo: document.body,
  })
  await flushPromises()
  expect(await press('/')).toBe(true)
  expect(document.activeElement).toBe(bar().element)
  await bar().setValue('率 %')
  expect([selected(), sheet.find('.find [role=status]').text()]).toEqual([cover, '第 1 行，共 1 行'])
  await bar().setValue('率')
  await bar().setValue('肇庆')
  const all = sheet.find('.find [role=status]').text()
  expect(all).toBe('第 3 行，共 3 行')
  await press('Enter', { shiftKey: true })
  expect(selected()).toBe(firms)
  await press('Enter')
  expect(selected()).toBe(cover)
  await bar().setValue('没有这一项')
  expect(sheet.find('.find [role=status]').text()).toBe('没有找到')
  await press('Escape')
  expect(bar().exists()).toBe(false)
  expect((document.activeElement as HTMLElement).dataset['row']).toBe('2')
  // Where a text is typed, / is a sign like any other.
  const cell = document.activeElement as HTMLInputElement
  cell.value = '158'
  cell.setSelectionRange(3, 3)
  expect(await press('/')).toBe(false)
  expect(await press('f', { ctrlKey: true })).toBe(true)
  expect(document.activeElement).toBe(bar().element)
})
