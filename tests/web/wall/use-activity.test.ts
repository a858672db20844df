// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useActivity } from '#web/wall/use-activity.ts'

let used: number
let wall: VueWrapper
const idle = () => document.documentElement.hasAttribute('data-idle')
const happens = (name: string) => window.dispatchEvent(new Event(name))
beforeEach(() => {
  vi.useFakeTimers()
  used = 0
  wall = mount({ setup: () => useActivity(() => (used += 1)), template: '<p />' })
})
afterEach(() => {
  wall.unmount()
  vi.useRealTimers()
})

describe('useActivity', () => {
  it('hides a cursor that nobody moved for four seconds, shows it again, and leaves nothing behind', () => {
    vi.advanceTimersByTime(3_900)
    expect(idle()).toBe(false)
    happens('pointermove')
    vi.advanceTimersByTime(3_900)
    expect(idle()).toBe(false)
    vi.advanceTimersByTime(100)
    expect(idle()).toBe(true)
    happens('pointermove')
    expect(idle()).toBe(false)
    vi.advanceTimersByTime(4_000)
    wall.unmount()
    expect([idle(), vi.getTimerCount()]).toEqual([false, 0])
  })

  it('tells of keys and touches, not of moves', () => {
    for (const name of ['keydown', 'pointerdown', 'pointermove']) happens(name)
    expect(used).toBe(2)
    wall.unmount()
    happens('keydown')
    expect(used).toBe(2)
  })
})
