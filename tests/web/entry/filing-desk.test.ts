// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { CellState } from '#metrics/workflow/figure-workflow.ts'
import type { FilingUploads } from '#server/contract/filing-uploads.ts'
import type { Filing, FilingCell, Filings } from '#server/contract/filings.ts'
import type { ObservationsAccepted, PostObservations } from '#server/contract/observations.ts'
import { hearServerTime } from '#web/api/server-clock.ts'
import FilingDesk from '#web/entry/FilingDesk.vue'
import { fakeNetwork, refusal, type Sent } from '../api/fake-network.ts'
import { catalogue as plain, facts, filing, openTo, record, stationsTarget } from './filing-fixture.ts'

const catalogue = indexCatalogue({ ...plain.catalogue, targets: [stationsTarget], lightRules: [xushi1] })
const known = { status: 'A', provenance: 'reported', numerator: null, denominator: null } as const
const stations = facts('stations', {
  target: { id: 't', value: 8000, due: '2024-12-31', name: '5G基站' },
  history: [
    { period: '2023-M12', value: 6800, bound: null, sequence: 1, ...known },
    { period: '2024-M09', value: 7722, bound: null, sequence: 2, ...known },
  ],
})

let desk: VueWrapper
let sent: Sent[]
let asOnServer: Filing
let refuse: ((body: PostObservations) => Response) | undefined

function answer({ path, body }: Sent): Response {
  if (path.endsWith('/uploads')) return Response.json({ uploads: [] } satisfies FilingUploads)
  if (path.startsWith('/api/filings'))
    return Response.json({ sequence: 9, at: '2024-11-04', filings: [], awaited: [] } satisfies Filings)
  const posted = body as PostObservations
  const refused = refuse?.(posted)
  if (refused) return refused
  const state: CellState = posted.submit === false ? 'draft' : 'submitted'
  const accepted = posted.items.map(({ indicator, region, period, basedOn = 0 }) => ({
    ...{ indicator, region, period, revision: basedOn + 1, state },
  }))
  const taken: ObservationsAccepted = { sequence: 10, accepted, transitions: openTo(state) }
  return Response.json(taken, { status: 201 })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  hearServerTime('2024-11-04T14:31:08.000+08:00')
  refuse = undefined
  sent = fakeNetwork(answer)
})
afterEach(async () => {
  desk.unmount()
  // Requests of a page that is left are sent before the network is removed.
  await flushPromises()
  localStorage.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(cells: FilingCell[]): Promise<void> {
  asOnServer = filing(cells)
  const routes = [{ path: '/:rest(.*)*', component: FilingDesk }]
  desk = mount(FilingDesk, {
    props: { filing: asOnServer, catalogue, load: async () => asOnServer },
    global: {
      plugins: [createPinia(), createRouter({ history: createMemoryHistory(), routes })],
    },
    attachTo: document.body,
  })
  await flushPromises()
}
async function type(text: string): Promise<void> {
  const input = document.activeElement as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
async function pass(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds)
  await flushPromises()
}
async function press(): Promise<void> {
  const key = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', key))
  await flushPromises()
}
const posts = () => sent.filter(({ path }) => path === '/api/observations')
const status = () => desk.find('.status').text()
const panel = () => desk.find('aside')
const submitButton = () => desk.find('.do .primary')
const item = (value: string, basedOn: number) => ({
  ...{ indicator: 'stations', region: '441200', period: '2024-M10', basedOn, value },
})

describe('FilingDesk', () => {
  it('saves a draft 1.2 s after the last key, and submits it on its revision under a key of its own', async () => {
    await open([stations])
    expect(status()).toBe('随填随存')
    await type('7800')
    await type('7812')
    await pass(1_199)
    expect([posts().length, status()]).toEqual([0, '已存本机，即将保存…'])
    await pass(1)
    expect(posts().map(({ body }) => body)).toEqual([{ items: [item('7812', 0)], submit: false }])
    expect(status()).toBe('已保存 14:31')
    expect(submitButton().text()).toBe('提交审核 1 项')
    await submitButton().trigger('click')
    await flushPromises()
    expect(posts()[1]!.body).toEqual({ items: [item('7812', 1)], submit: true })
    expect(posts()[1]!.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{16,}$/)
    expect(desk.find('.tag').text()).toBe('待审核')
    expect(panel().text()).toContain('已提交，等待审核。被退回后可以修改。')
  })

  it('submits what is ready at Ctrl+Enter, also what is being typed, and nothing where nothing is', async () => {
    await open([stations])
    await press()
    expect(posts()).toEqual([])
    await type('7812')
    await press()
    expect(posts().map(({ body }) => body)).toEqual([{ items: [item('7812', 0)], submit: true }])
  })

  it('says that nothing was submitted where a cell is to be corrected first, until it is', async () => {
    await open([stations])
    await type('12')
    await press()
    expect([posts(), status()]).toEqual([[], '没有提交：有 1 项要先改正或说明'])
    await type('7812')
    expect(status()).not.toContain('没有提交')
    await press()
    expect(posts().map(({ body }) => body)).toEqual([{ items: [item('7812', 0)], submit: true }])
  })

  it('says what light the typed value would have', async () => {
    await open([stations])
    // (7,812 − 6,800) ÷ 1,200 is 84.3 %; ten of twelve months are 83.3 %.
    await type('7812')
    expect(panel().find('.light').text()).toBe('达序时较序时 +1.0\u2009个百分点')
    // (7,780 − 6,800) ÷ 1,200 is 81.7 %.
    await type('7780')
    expect(panel().find('.light').text()).toBe('滞后较序时 −1.7\u2009个百分点')
  })

  it('holds back what the checks ask about until it is explained, and leads there', async () => {
    await open([stations, facts('firms')])
    await type('780')
    await pass(1_200)
    await submitButton().trigger('click')
    expect(posts().map(({ body }) => (body as PostObservations).submit)).toEqual([false])
    expect(panel().find('.finding h3').text()).toBe('核实 · 须说明')
    const note = panel().find('textarea')
    await note.setValue('核实无误')
    expect(panel().find('.advice').text()).toContain('没有说出原因')
    await note.setValue('全市站址清理，拆除不达标站址七千座')
    expect(panel().find('.finding h3').text()).toBe('核实 · 已说明')
    await submitButton().trigger('click')
    await flushPromises()
    expect(posts().at(-1)!.body).toMatchObject({ submit: true })
  })

  it('keeps on this machine what the server cannot be told, and tries again by itself', async () => {
    await open([stations])
    refuse = () => refusal({ status: 503, code: 'database-busy', detail: '数据库忙，请稍后再试。' })
    await type('7812')
    await pass(1_200)
    expect(status()).toContain('未保存：数据库忙，请稍后再试；内容仍在本机')
    await pass(10_000)
    expect(posts()).toHaveLength(2)
    desk.unmount()
    await flushPromises()
    refuse = undefined
    await open([stations])
    expect(desk.find<HTMLInputElement>('[data-column=value]').element.value).toBe('7,812')
    await pass(0)
    expect(status()).toBe('已保存 14:31')
    expect(localStorage.length).toBe(0)
  })

  it('puts a refusal beside its cell, in the server’s words', async () => {
    await open([stations])
    const detail = '这一期还没有结束。'
    refuse = () =>
      refusal({
        ...{ status: 422, code: 'period-not-ended', detail },
        errors: [{ index: 0, field: 'period', code: 'period-not-ended', detail }],
      })
    await type('7812')
    await pass(1_200)
    expect(panel().find('.finding.error').text()).toContain(detail)
    expect(status()).toContain('1 格还不能保存')
  })

  it('lets the reporter choose where somebody else has entered another value meanwhile', async () => {
    await open([stations])
    refuse = () => refusal({ status: 412, code: 'stale-edit', detail: '已有更新的一版。' })
    const current = record('stations', { value: 7820, revision: 2, actor: 'person:b' })
    const theirs = { ...stations, current, actorName: '李四', transitions: openTo('draft') }
    asOnServer = filing([theirs])
    await type('7812')
    await pass(1_200)
    expect(status()).toContain('同一格已有别人更新的一稿，请逐格选择')
    expect(desk.find('.tag').text()).toBe('有两稿')
    expect(panel().find('.rival').text()).toContain('服务器上：7820 座（李四，')
    expect(desk.findAll('.totals .count').map((one) => one.text())).toEqual(['有两稿 1'])
    expect(submitButton().attributes('disabled')).toBeDefined()
  })

  it('locks the sheet where the period was closed meanwhile, and keeps what was typed in sight', async () => {
    await open([stations])
    const errors = [{ index: 0, field: 'period', code: 'period-closed', detail: '已关账' }]
    refuse = () => refusal({ status: 422, code: 'period-closed', detail: '已关账', errors })
    const closure = { by: '李四', at: '2024-11-04T14:00:00+08:00', reason: '统计公报已发布', sequence: 8 }
    asOnServer = { ...filing([{ ...stations, transitions: [] }]), closed: true, closure }
    await type('7812')
    await pass(1_200)
    expect(desk.find('.closed').text()).toContain('李四 2024-11-04 14:00 关账：统计公报已发布。')
    const input = desk.find<HTMLInputElement>('[data-column=value]')
    expect([input.element.value, input.attributes('readonly')]).toEqual(['7812', ''])
  })
})
