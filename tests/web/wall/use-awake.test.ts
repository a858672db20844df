// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAwake } from '#web/wall/use-awake.ts'

let held: number
let asked: number
let refuse: boolean
let wall: VueWrapper
let visibility: DocumentVisibilityState
const look = async (now: DocumentVisibilityState) => {
  visibility = now
  document.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
}
async function open(): Promise<void> {
  wall = mount({ setup: () => useAwake(), template: '<p />' })
  await flushPromises()
}
const wakeLock = {
  request: async () => {
    asked += 1
    if (refuse) throw new DOMException('battery', 'NotAllowedError')
    held += 1
    return { release: async () => void (held -= 1) }
  },
}
beforeEach(() => {
  ;[held, asked, refuse, visibility] = [0, 0, false, 'visible']
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  vi.stubGlobal('navigator', { wakeLock })
})
afterEach(() => {
  wall.unmount()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('useAwake', () => {
  it('keeps the screen awake until it is left', async () => {
    await open()
    expect(held).toBe(1)
    wall.unmount()
    await flushPromises()
    expect(held).toBe(0)
  })

  it('asks again each time that the page is seen again, for the browser has let go of it, and never while it is hidden', async () => {
    await open()
    held = 0
    await look('hidden')
    expect(asked).toBe(1)
    await look('visible')
    expect([asked, held]).toEqual([2, 1])
  })

  it('goes on where it is refused, and asks again', async () => {
    refuse = true
    await open()
    expect([asked, held]).toEqual([1, 0])
    refuse = false
    await look('visible')
    expect([asked, held]).toEqual([2, 1])
  })

  it('asks for nothing where the browser has no wake lock', async () => {
    vi.stubGlobal('navigator', {})
    await open()
    expect(asked).toBe(0)
  })
})
