// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { VerificationState } from '#server/contract/audit.ts'
import VerificationPanel from '#web/admin/audit/VerificationPanel.vue'
import { fakeNetwork, type Sent } from '../../api/fake-network.ts'

const at = '2024-10-31T10:00:00.000+08:00'
const none: VerificationState = { running: null, ended: null, last: null }
const running = { byName: '沈', since: at, step: '底账', done: 7, of: 9 }
let state: VerificationState
let sent: Sent[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  state = none
  sent = fakeNetwork(({ method }) => {
    if (method === 'POST') state = { ...state, running }
    return Response.json(state)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open() {
  const panel = mount(VerificationPanel)
  await flushPromises()
  return panel
}

it('says that nothing was verified yet, then how far a verification is, then every fault with its place', async () => {
  const panel = await open()
  expect(panel.text()).toContain('还没有核对过')
  await panel.get('button').trigger('click')
  await flushPromises()
  expect(panel.text()).toContain('底账 7 / 9')
  const faults = [
    { sequence: 2, fault: '内容与哈希不符' },
    { sequence: null, fault: '令牌 ghost 底账中没有' },
  ]
  state = {
    running: null,
    ended: { byName: '沈', at, verdict: { sound: false, lines: [], remarks: [], faults }, problem: null },
    last: { byName: '沈', at, result: 'unsound', subject: '2 处：…' },
  }
  vi.advanceTimersByTime(1_000)
  await flushPromises()
  expect(panel.get('.face').text()).toBe('上次核对：发现问题')
  expect(panel.findAll('.faults li').map((one) => one.text())).toEqual([
    '底账第 2 号内容与哈希不符',
    '令牌 ghost 底账中没有',
  ])
  const later = '2024-10-31T11:00:00.000+08:00'
  state = { ...state, last: { byName: '沈', at: later, result: 'ok', subject: '完好' } }
  panel.unmount()
  const sound = await open()
  expect(sound.text()).toContain('上次核对：完好')
  expect(sound.find('.faults').exists()).toBe(false)
  sound.unmount()
  expect(sent.filter(({ method }) => method === 'DELETE')).toEqual([])
})

it('ends a verification that was begun here when the page is left, and none of another person', async () => {
  const mine = await open()
  await mine.get('button').trigger('click')
  await flushPromises()
  mine.unmount()
  await flushPromises()
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  const others = await open()
  expect(others.text()).toContain('停止核对')
  others.unmount()
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})
