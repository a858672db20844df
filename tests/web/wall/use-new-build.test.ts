// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { nextTick, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNewBuild } from '#web/wall/use-new-build.ts'

const [own, other] = ['a1', 'b2']
const pageOf = (build: string) =>
  `<meta name="xushi-build" content="${build}"><script src="/assets/main.js"></script>`

let wall: VueWrapper
let offered: string
/** The paths of files that the server lacks. */
let gone: Set<string>
let comes: boolean
let pagesAsked: number
const [outdated, lacking] = [ref(false), ref(false)]
const reload = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
  sessionStorage.clear()
  reload.mockClear()
  offered = own
  gone = new Set()
  comes = false
  pagesAsked = 0
  outdated.value = false
  lacking.value = false
  document.head.innerHTML = `<meta name="xushi-build" content="${own}">`
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/index.html') pagesAsked += 1
    if (gone.has(path)) return new Response(null, { status: 404 })
    return new Response(path === '/index.html' ? pageOf(offered) : 'import("assets/OverviewScene-1.js")')
  })
  const fetchAll = async () => {
    if (comes) lacking.value = false
  }
  const later = { isLacking: () => lacking.value, fetchAll }
  wall = mount({ setup: () => useNewBuild(() => outdated.value, later), template: '<p />' })
})
afterEach(() => {
  wall.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1_000)
  await flushPromises()
}

describe('useNewBuild', () => {
  it('loads the wall anew as soon as the other build can be had with all its files, and not before', async () => {
    offered = other
    gone.add('/assets/OverviewScene-1.js')
    outdated.value = true
    await pass(25)
    expect(reload).not.toHaveBeenCalled()
    gone.clear()
    await pass(10)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('asks once where the page becomes outdated while a file is found to be missing', async () => {
    offered = other
    lacking.value = true
    await nextTick()
    outdated.value = true
    await pass(60)
    expect([pagesAsked, reload.mock.calls.length]).toEqual([1, 1])
  })

  it('loads nothing anew where the server gives out the same build as before', async () => {
    outdated.value = true
    await pass(60)
    expect(reload).not.toHaveBeenCalled()
  })

  it('loads nothing anew where what was missing comes by itself, as after a network that was gone', async () => {
    gone.add('/index.html')
    lacking.value = true
    await pass(25)
    expect(reload).not.toHaveBeenCalled()
    gone.clear()
    comes = true
    await pass(60)
    expect(reload).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('loads the wall anew, at most once a minute, where a file stays missing though the server has it', async () => {
    gone.add('/assets/OverviewScene-1.js')
    lacking.value = true
    await pass(30)
    expect(reload).not.toHaveBeenCalled()
    gone.clear()
    await pass(10)
    expect(reload).toHaveBeenCalledTimes(1)
    await pass(45)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})
