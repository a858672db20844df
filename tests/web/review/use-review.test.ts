// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Decided } from '#server/contract/review.ts'
import ReviewPage from '#web/review/ReviewPage.vue'
import { fakeNetwork, refusal, type Sent } from '../api/fake-network.ts'
import { answerOf, type FakeQueue } from './fake-queue.ts'
import { reviewItem, turnedLight } from './review-fixture.ts'

const stations = reviewItem('stations', 7812, { name: '5G基站' })
const firms = reviewItem('firms', 173, { name: '转型企业' })
const september = reviewItem('firms', 160, { name: '转型企业', period: '2024-M09' })

let page: VueWrapper
let sent: Sent[]
let server: FakeQueue

beforeEach(() => {
  server = { queue: [stations, firms, september], perAnswer: 500, refuse: undefined, changes: [] }
  sent = fakeNetwork((asked) => answerOf(server, asked))
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

async function open(): Promise<void> {
  page = mount(ReviewPage, { global: { plugins: [createPinia()] }, attachTo: document.body })
  await flushPromises()
  sent.length = 0
}
const rows = () => page.findAll('tbody tr:not(.group)')
const names = () => rows().map((row) => row.find('.name').text())
const current = () => page.find('tr.current th').text()
const told = () => page.findAll('.told p').map((line) => line.text())
const decisions = () =>
  sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }))
async function press(key: string, repeat = false): Promise<void> {
  await page.find('tr.current').trigger('keydown', { key, repeat })
  await flushPromises()
}
async function click(text: string): Promise<void> {
  await page
    .findAll('button')
    .find((button) => button.text() === text)!
    .trigger('click')
  await flushPromises()
}
async function confirm(): Promise<void> {
  await page.find('dialog .primary').trigger('click')
  await flushPromises()
}
const cell = (indicator: string, period = '2024-M10', revision = 1) => ({
  indicator,
  region: '441200',
  period,
  revision,
})

describe('useReview', () => {
  it('lists by organisation and period what waits, and begins with the oldest', async () => {
    await open()
    expect(page.find('.lead').text()).toBe('3 项待审，其中 3 项无疑问')
    expect(page.findAll('.group').map((group) => group.text())).toEqual([
      '市工信局 · 2024年10月 2 项',
      '市工信局 · 2024年9月 1 项',
    ])
    expect(names()).toEqual(['5G基站', '转型企业', '转型企业'])
    expect(current()).toContain('5G基站')
  })

  it('lists the next of what waits when they are asked for, and by itself when all that it listed are decided', async () => {
    server.perAnswer = 1
    await open()
    expect(page.find('.lead').text()).toBe('3 项待审，已列出最早的 1 项，其中 1 项无疑问')
    await click('再列出之后的（还有 2 项）')
    expect(names()).toEqual(['5G基站', '转型企业'])
    expect(page.find('.lead').text()).toBe('3 项待审，已列出最早的 2 项，其中 2 项无疑问')
    await press('a')
    await press('a')
    expect(page.findAll('.group').map((group) => group.text())).toEqual(['市工信局 · 2024年9月 1 项'])
    expect(page.find('.lead').text()).toBe('1 项待审，其中 1 项无疑问')
  })

  it('moves with J and K, and stays at either end', async () => {
    await open()
    const way: number[] = []
    for (const key of ['k', 'j', 'j', 'j', 'ArrowUp']) {
      await press(key)
      way.push(rows().findIndex((row) => row.classes('current')))
    }
    expect(way).toEqual([0, 1, 2, 2, 1])
  })

  it('approves the current cell with A, and goes on to the one after it', async () => {
    await open()
    await press('j')
    await press('a')
    expect(decisions()).toEqual([{ path: '/api/review/approvals', body: { items: [cell('firms')] } }])
    expect(told()).toEqual(['已通过“转型企业”（肇庆市，2024年10月），看板已更新。'])
    expect(names()).toEqual(['5G基站', '转型企业'])
    expect(current()).toContain('转型企业')
    await press('a')
    expect(decisions()[1]!.body).toEqual({ items: [cell('firms', '2024-M09')] })
    // No row follows the last one.
    expect(current()).toContain('5G基站')
  })

  it('asks first where a light would turn, and approves nothing that is not confirmed', async () => {
    server.changes = [turnedLight]
    await open()
    await press('a')
    expect(page.find('dialog').text()).toContain('不少于 8,000 座（2024年12月31日到期），基准日10月31日起')
    await click('取消')
    expect([decisions(), names().length]).toEqual([[], 3])
    await press('a')
    await confirm()
    expect(decisions()).toHaveLength(1)
  })

  it('returns the current cell with R, with the reason that its reporter will read', async () => {
    await open()
    await press('r')
    expect(page.find('dialog h2').text()).toBe('退回“5G基站”（肇庆市，2024年10月）')
    await page.find('textarea').setValue('  请核对小数点 ')
    await page.find('dialog form').trigger('submit')
    await flushPromises()
    const items = [{ ...cell('stations'), reason: '请核对小数点' }]
    expect(decisions()).toEqual([{ path: '/api/review/returns', body: { items } }])
    expect(told()).toEqual(['已退回“5G基站”（肇庆市，2024年10月），填报员会看到原因。'])
    expect(names()).toEqual(['转型企业', '转型企业'])
  })

  it('decides on those that are chosen by one request, and forgets the choice', async () => {
    await open()
    await press('x')
    await press('j')
    await press(' ')
    await click('通过选中 2 项')
    expect(page.find('dialog').text()).toContain('没有灯会变。')
    await confirm()
    const items = [cell('stations'), cell('firms')]
    expect(decisions()).toEqual([{ path: '/api/review/approvals', body: { items } }])
    expect(told()).toEqual(['已通过 2 项，看板已更新。'])
    expect(page.findAll('button').map((button) => button.text())).not.toContain('通过选中 2 项')
    expect(page.find('.lead').text()).toBe('1 项待审，其中 1 项无疑问')
  })

  it('counts no cell as without a question that has one, that is the reviewer’s own or that has no value', async () => {
    const finding = { code: 'large-change', severity: 'query', message: '较上期变动较大' } as const
    server.queue = [
      stations,
      reviewItem('firms', 11, { findings: [finding] }),
      reviewItem('cover', 93.1, { own: true, transitions: [] }),
      reviewItem('counties', null),
    ]
    await open()
    expect(page.find('.lead').text()).toBe('4 项待审，其中 1 项无疑问')
    expect(rows()[2]!.text()).toContain('本人填报，须由他人审核')
    expect(rows()[2]!.find('input').attributes('disabled')).toBeDefined()
    for (const key of ['j', 'j', 'x']) await press(key)
    expect(page.findAll('tr.chosen')).toEqual([])
  })

  it('decides nothing by a key that is held, nor while a decision is under way', async () => {
    let taken: (answer: Response) => void = () => undefined
    server.refuse = () => new Promise<Response>((resolve) => (taken = resolve))
    await open()
    await press('a', true)
    expect(decisions()).toEqual([])
    await press('a')
    await press('a')
    expect(decisions()).toHaveLength(1)
    taken(Response.json({ sequence: 10, decided: 1, endorsed: 0, cleared: 0 } satisfies Decided))
    await flushPromises()
    expect(names()).toEqual(['转型企业', '转型企业'])
  })

  it('reads the queue anew where a cell was revised or decided meanwhile, and says of each what became of it', async () => {
    await open()
    await press('x')
    await press('j')
    await press('x')
    const revised = reviewItem('stations', 7820, { name: '5G基站', revision: 2 })
    server.refuse = () => {
      server.queue = [revised, september]
      return refusal({ status: 412, code: 'stale-edit', detail: '本次没有审核任何一项。' })
    }
    await click('通过选中 2 项')
    await confirm()
    expect(told()).toEqual([
      '“5G基站”（肇庆市，2024年10月）刚被改为 7,820 座（原 7,812 座），请重新审核。',
      '“转型企业”（肇庆市，2024年10月）已由他人处理，不再待审。',
    ])
    expect(rows()[0]!.find('.value').text()).toBe('7,820')
    expect(names()).toEqual(['5G基站', '转型企业'])
    // The item is still chosen, to be looked at again.
    expect(page.findAll('tr.chosen')).toHaveLength(1)
  })

  it('forgets that a cell was chosen after it is decided, and offers no decision on what it may not decide any more', async () => {
    await open()
    await press('x')
    await press('a')
    await press('x')
    server.refuse = () => {
      server.queue = [
        reviewItem('stations', 7820, { name: '5G基站', revision: 2 }),
        { ...firms, transitions: [] },
      ]
      return refusal({ status: 409, code: 'conflict', detail: '这一版已经审核过，请刷新。' })
    }
    await press('a')
    expect(page.findAll('tr.chosen').map((row) => row.find('.name').text())).toEqual(['转型企业'])
    expect(page.findAll('.actions button').map((button) => button.text())).toEqual(['通过全部无疑问的 2 项'])
  })

  it('tells any other refusal as the server words it, once, and keeps the queue', async () => {
    const detail = '您没有这个地区的审核权限：5G基站·肇庆市·2024年10月。'
    const errors = [{ index: 0, field: 'region', code: 'region-not-allowed', detail }]
    server.refuse = () => refusal({ status: 403, code: 'region-not-allowed', detail, errors })
    await open()
    await press('a')
    expect(told()).toEqual([detail])
    expect(page.find('.told').attributes('role')).toBe('alert')
    expect(names()).toHaveLength(3)
  })

  it('shows an auditor the queue and no way to decide', async () => {
    server.queue = [stations, firms].map((item) => ({ ...item, transitions: [] }))
    await open()
    await press('a')
    await press('r')
    await press('x')
    expect([sent, page.findAll('dialog').length]).toEqual([[], 0])
    expect(page.findAll('button')).toEqual([])
  })

  it('says why the queue could not be read, and reads it when it is asked to', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await open()
    expect(page.text()).toContain('审核队列读取失败')
    expect(page.text()).toContain('连接不上服务器，请检查网络后重试。')
    fakeNetwork((asked) => answerOf(server, asked))
    await click('重试')
    expect(names()).toHaveLength(3)
  })
})
