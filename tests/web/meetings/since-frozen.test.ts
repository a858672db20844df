// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MeetingChanges } from '#server/contract/meeting-changes.ts'
import type { Meeting } from '#server/contract/meetings.ts'
import FrozenParts from '#web/meetings/versions/FrozenParts.vue'
import { fakeNetwork } from '../api/fake-network.ts'

const meeting = { id: 'weekly-1', state: 'frozen', snapshots: [{ version: 1 }] } as unknown as Meeting
const behind: MeetingChanges['changes'][number] = {
  ...{ target: '5g', name: '5G基站', region: '441200', unit: '座', decimals: 0, gap: 17, gapNow: -58 },
  ...{ light: 'on-schedule', lightNow: 'far-behind', value: 7_900, valueNow: 7_000 },
}
let changes: MeetingChanges['changes']

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: new Date('2024-10-25T14:32:00+08:00') })
  changes = []
  fakeNetwork(({ path }) =>
    Response.json(
      path.endsWith('/changes') ? { sequence: 1, changes } : { made: [], ordered: [], offered: [] },
    ),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function opened() {
  const view = mount(FrozenParts, {
    props: { meeting },
    global: { stubs: { RouterLink: RouterLinkStub, MeetingDocuments: true } },
  })
  const settle = async (wait = 0) => {
    await vi.advanceTimersByTimeAsync(wait)
    await flushPromises()
  }
  await settle()
  const words = () => view.get('[aria-labelledby=since-frozen]').text().replace(/\s+/g, ' ')
  return { view, settle, words }
}

describe('the changes since a meeting was frozen', () => {
  it('follow a correction that is approved while the page is open, and name the time of the data', async () => {
    const { view, settle, words } = await opened()
    expect(words()).toContain('以 14:32 的数据')
    expect(words()).toContain('没有。数据与快照相同。')
    changes = [behind]
    await settle(60_000)
    expect(words()).toContain('以 14:33 的数据')
    expect(words()).toContain('严重滞后')
    expect(words()).not.toContain('没有')
    expect(view.emitted('follow')?.length).toBeGreaterThan(1)
    view.unmount()
  })

  it('follow at once when the window gets the focus', async () => {
    const { view, settle, words } = await opened()
    changes = [behind]
    window.dispatchEvent(new Event('focus'))
    await settle()
    expect(words()).toContain('严重滞后')
    view.unmount()
  })
})
