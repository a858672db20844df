// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import type { ActionItemDetail, Instruction } from '#server/contract/action-items.ts'
import ActionItemPage from '#web/action-items/ActionItemPage.vue'
import OpenInstructions from '#web/action-items/OpenInstructions.vue'
import StepForm from '#web/action-items/StepForm.vue'
import { fakeNetwork } from '../api/fake-network.ts'

// The picker of organisations loads style sheets, and no order of these tests is handed over.
vi.mock('#web/components/choices/ChoicePicker.vue', () => ({ default: {} }))

const item = {
  id: '2024-1',
  number: '督办〔2024〕1号',
  order: '加快5G基站建设',
  state: 'in-progress',
  demo: true,
  demoDay: '2024-10-31',
  collaborators: [],
  targets: [{ id: '5g', name: '5G基站累计开通数' }],
  due: '2024-11-14',
  extension: null,
  steps: [],
  since: [],
  transitions: [],
} as unknown as ActionItemDetail
const instruction = {
  ...item,
  target: '5g',
  targetName: '5G基站',
  on: '2024-10-31',
  by: '领导',
  text: '抓紧',
}

const global = { stubs: { teleport: true, RouterLink: RouterLinkStub } }
const targetsOf = (view: VueWrapper) =>
  view
    .findAllComponents(RouterLinkStub)
    .map((link) => link.props('to') as unknown)
    .filter((to) => JSON.stringify(to).includes('/targets/'))

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

describe('a link from an order to its target', () => {
  it.each([
    ['2024-10-31', { at: '2024-10-31' }],
    [null, {}],
  ])('leads to the day by which the demo reckons (%s)', async (demoDay, query) => {
    fakeNetwork(() => Response.json({ ...item, demoDay }))
    const page = mount(ActionItemPage, { props: { id: item.id }, global })
    await flushPromises()
    expect(targetsOf(page)).toEqual([{ path: '/targets/5g', query }])
    page.unmount()
    const waiting = [{ ...instruction, demoDay } as unknown as Instruction]
    const list = mount(OpenInstructions, { props: { waiting, setAside: [], gives: false }, global })
    expect(targetsOf(list)).toEqual([{ path: '/targets/5g', query }])
    list.unmount()
  })
})

describe('the form by which an extension is asked for', () => {
  it('proposes no day, least of all the present term, and is sent as soon as one is written', async () => {
    fakeNetwork(() => Response.json(catalogue))
    const take = vi.fn(async () => true)
    const form = mount(StepForm, { props: { action: 'request-extension', item, fault: '', take }, global })
    await flushPromises()
    expect(form.get('.hint').text()).toBe('现在的期限是2024年11月14日，请写这以后的一天。')
    const day = form.get<HTMLInputElement>('.date input')
    expect(day.element.value).toBe('')
    await form.get('textarea').setValue('设备月底才到')
    expect(form.get('.form-end').text()).toContain('请写延至哪一天')
    expect(form.findAll('.date button').map((arrow) => arrow.attributes('disabled'))).toEqual(['', ''])
    await form.get('form').trigger('submit')
    expect(take).not.toHaveBeenCalled()
    await day.setValue('2024-11-29')
    await form.get('form').trigger('submit')
    expect(take).toHaveBeenCalledWith('request-extension', { reason: '设备月底才到', until: '2024-11-29' })
    form.unmount()
  })
})
