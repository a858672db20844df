// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ActionItemsPage from '#web/action-items/ActionItemsPage.vue'
import { fakeNetwork } from '../api/fake-network.ts'

const order = (serial: number, organisation: string, change: object = {}) => ({
  id: `2024-${serial}`,
  number: `督办〔2024〕${serial}号`,
  order: '报送清单',
  organisation,
  organisationName: organisation,
  collaborators: [],
  targets: [],
  endedOn: null,
  colour: null,
  due: '2024-11-14',
  filedOn: '2024-10-20',
  state: 'in-progress',
  transitions: [],
  ...change,
})
const helpedByCulture = { collaborators: [{ id: '市文旅局', name: '市文旅局' }] }
const items = [
  order(1, '市工信局', helpedByCulture),
  order(2, '市文旅局'),
  order(3, '市工信局', { ...helpedByCulture, endedOn: '2024-10-23', state: 'closed' }),
]

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

describe('the filters of orders', () => {
  it('tell of a chosen organisation its own orders, and apart from them those under way with which it helps', async () => {
    fakeNetwork(() => Response.json({ items, instructions: [], setAside: [], rule: '' }))
    const page = mount(ActionItemsPage, { global: { stubs: { RouterLink: RouterLinkStub } } })
    await flushPromises()
    const counts = () => page.findAll('.filters button').map((button) => button.text())
    const shown = () => page.findAll('tbody td:first-child').map((cell) => cell.text())
    expect(counts()).not.toContain('配合 0')
    expect(counts()).toContain('在办 2')

    const organisations = page.get('select')
    expect(organisations.findAll('option').map((option) => option.text())).toEqual([
      '全部单位',
      '市工信局',
      '市文旅局',
    ])
    await organisations.setValue('市文旅局')
    expect(counts()).toEqual(expect.arrayContaining(['在办 1', '已销号、已撤销 0', '配合 1']))
    expect(shown()).toEqual(['督办〔2024〕2号'])
    await page.findAll('.filters button').at(-1)!.trigger('click')
    expect(shown()).toEqual(['督办〔2024〕1号'])
    await organisations.setValue('')
    expect(shown()).toEqual(['督办〔2024〕1号', '督办〔2024〕2号'])
    page.unmount()
  })
})
