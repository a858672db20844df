// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import ReviewPage from '#web/review/ReviewPage.vue'
import { fakeNetwork } from '../api/fake-network.ts'
import { answerOf, type FakeQueue } from './fake-queue.ts'
import { reviewItem } from './review-fixture.ts'

afterEach(() => vi.unstubAllGlobals())

describe('the order of the queue (W-12)', () => {
  it('is by age until by risk is chosen, at which the queue is read anew from its beginning', async () => {
    const queue = [reviewItem('stations', 7812, { name: '5G基站', judged: true })]
    const server: FakeQueue = { queue, perAnswer: 500, refuse: undefined, changes: [] }
    const sent = fakeNetwork((asked) => answerOf(server, asked))
    const page = mount(ReviewPage, { global: { plugins: [createPinia()] } })
    await flushPromises()
    await page.find('select').setValue('risk')
    await flushPromises()
    const read = sent.filter(({ path }) => path.startsWith('/api/review?')).map(({ path }) => path)
    expect(read).toEqual(['age', 'risk'].map((order) => `/api/review?after=0&limit=200&order=${order}`))
    expect(page.find('.said').text()).toContain('关系到灯')
    page.unmount()
  })
})
