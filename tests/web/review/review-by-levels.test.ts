// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ReviewPage from '#web/review/ReviewPage.vue'
import { fakeNetwork, type Sent } from '../api/fake-network.ts'
import { answerOf, type FakeQueue } from './fake-queue.ts'
import { reviewItem, turnedLight } from './review-fixture.ts'

/** A figure before the county, with its city after that; and one that the county has endorsed, before the city. */
const atCounty = reviewItem('stations', 612, {
  name: '5G基站',
  step: { level: 'county', next: 'city', below: [] },
  transitions: ['endorse', 'return'],
})
const atCity = reviewItem('firms', 17, {
  name: '转型企业',
  step: { level: 'city', next: null, below: ['county'] },
  decision: { verdict: 'endorsed', level: 'county', actorName: '李四', at: '2024-11-05T09:00', reason: null },
  transitions: ['approve', 'send-back', 'return'],
})
const once = reviewItem('cover', 93, { name: '覆盖率' })

let page: VueWrapper
let sent: Sent[]
let server: FakeQueue

beforeEach(() => {
  server = { queue: [], perAnswer: 500, refuse: undefined, changes: [] }
  sent = fakeNetwork((asked) => answerOf(server, asked))
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

async function open(...queue: FakeQueue['queue']): Promise<void> {
  server.queue = queue
  page = mount(ReviewPage, { global: { plugins: [createPinia()] }, attachTo: document.body })
  await flushPromises()
  sent.length = 0
}
const told = () => page.find('.told').text()
const posts = () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }))
async function click(text: string): Promise<void> {
  const button = page.findAll('button').find((one) => one.text() === text)
  expect(button, text).toBeDefined()
  await button!.trigger('click')
  await flushPromises()
}

describe('a queue with levels of review (W-11)', () => {
  it('passes a figure on to the level above without asking for lights, which do not turn yet', async () => {
    server.changes = [turnedLight]
    await open(atCounty)
    await click('通过，交市级')
    expect(posts()).toMatchObject([{ path: '/api/review/approvals' }])
    expect(told()).toBe('已通过“5G基站”（肇庆市，2024年10月），等市级审核。')
  })

  it('says how many of those that are approved together wait for the level above', async () => {
    await open(atCounty, once)
    await click('通过全部无疑问的 2 项')
    expect(page.find('dialog').text()).toContain('其中 1 项通过后交上一级审核，全部审完才上看板和大屏')
    await page.find('dialog .primary').trigger('click')
    await flushPromises()
    expect(told()).toBe('已通过 2 项：1 项等市级审核，其余看板已更新。')
  })

  it('shows by whom a figure came, and returns it to its organisation or to the level below', async () => {
    await open(atCity)
    expect(page.find('.said').text()).toContain('县级 李四 已通过')
    await click('退回')
    const choices = page.findAll('dialog fieldset label').map((label) => label.text())
    expect(choices).toEqual(['填报单位', '县级审核'])
    await page.findAll('dialog fieldset input')[1]!.setValue(true)
    expect(page.find('dialog form label').text()).toBe('退回原因（县级审核员会看到原文）')
    await page.find('dialog textarea').setValue('与台账不符')
    await page.find('dialog form').trigger('submit')
    await flushPromises()
    const body = { items: [{ indicator: 'firms', reason: '与台账不符', to: 'county' }] }
    expect(posts()).toMatchObject([{ path: '/api/review/returns', body }])
    expect(told()).toBe('已把“转型企业”（肇庆市，2024年10月）退回县级，县级审核员会看到原因。')
  })

  it('offers no level below where there is none for each of them', async () => {
    await open(once)
    await click('退回')
    expect(page.find('dialog fieldset').exists()).toBe(false)
  })

  it('shows why the level above sent it back, and leaves to others what the reader has endorsed below', async () => {
    const decision = { verdict: 'sent-back', level: 'city', actorName: '王五', reason: '与台账不符' } as const
    await open(
      { ...atCounty, decision: { ...decision, at: '2024-11-05T09:00' } },
      { ...atCity, endorsed: true, transitions: [] },
    )
    const [first, second] = page.findAll('tbody tr:not(.group)')
    expect(first!.find('.said').text()).toContain('市级 王五 退回：与台账不符')
    expect(second!.find('.decide').text()).toBe('本人在下级审过，须由他人审核')
  })

  it('shows who took the endorsement of this level back', async () => {
    const decision = { verdict: 'sent-back', level: 'county', actorName: '王五', reason: null } as const
    await open({ ...atCounty, decision: { ...decision, at: '2024-11-05T09:00' } })
    expect(page.find('.said').text()).toContain('县级 王五 撤回了通过')
  })
})
