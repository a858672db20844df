// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import OnBehalfDialog from '#web/timeliness/OnBehalfDialog.vue'
import { fakeNetwork, type Sent } from '../api/fake-network.ts'

let sent: Sent[]
let dialog: VueWrapper
function open(): void {
  sent = fakeNetwork(() => new Response(JSON.stringify({ sequence: 1, accepted: [] }), { status: 201 }))
  const cell = {
    ...{ indicator: 'stations', region: '441200', period: '2024-10' },
    ...{ name: '5G基站', regionName: '肇庆市', unit: '座' },
  }
  dialog = mount(OnBehalfDialog, {
    props: { cell, organisationName: '市工信局' },
    global: { plugins: [createPinia()], stubs: { teleport: true } },
  })
}
async function enter(figure: string, because: string): Promise<unknown> {
  await dialog.get('#behalf-value').setValue(figure)
  await dialog.get('#behalf-because').setValue(because)
  await dialog.get('form').trigger('submit')
  await flushPromises()
  const [last] = sent.splice(0)
  return (last?.body as { items: readonly object[] } | undefined)?.items[0]
}
const lacking = () => dialog.get('.form-end .quiet').text()
const cell = { indicator: 'stations', region: '441200', period: '2024-10' }

afterEach(() => {
  dialog.unmount()
  vi.unstubAllGlobals()
})

describe('OnBehalfDialog', () => {
  it('says at its button what is lacking, and sends nothing before', async () => {
    open()
    expect(await enter('', '')).toBeUndefined()
    expect(lacking()).toBe('请填数；没有数值的填“无”或“缺”')
    expect(await enter('7355', '断网')).toBeUndefined()
    expect(lacking()).toMatch(/^请写明代填原因，至少 \d 个字$/)
    expect(await enter('7355', '单位断网，按传真数填')).toEqual({ ...cell, value: '7355' })
    expect(lacking()).toBe('')
  })

  it('takes 无, 缺 and sums as the sheet does, and says what they mean', async () => {
    open()
    expect(await enter('无', '单位断网，按传真数填')).toEqual({
      ...cell,
      value: null,
      reason: 'not-applicable',
    })
    expect(dialog.text()).toContain('按没有数值报')
    expect(await enter('缺', '单位断网，按传真数填')).toEqual({
      ...cell,
      value: null,
      reason: 'not-collected',
    })
    expect(await enter('=170+5', '单位断网，按传真数填')).toEqual({
      ...cell,
      value: '175',
      note: '依据：=170+5',
    })
    expect(dialog.text()).toContain('= 175 座')
  })
})
