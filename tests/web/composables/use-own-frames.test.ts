// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { useOwnFrames } from '#web/composables/use-own-frames.ts'

afterEach(() => void vi.restoreAllMocks())

describe('useOwnFrames', () => {
  it('asks for the frame of each change, for none without, and for none after the wall', async () => {
    const asked = vi.spyOn(globalThis, 'requestAnimationFrame')
    const figure = ref(1)
    const wall = mount(
      { setup: () => (useOwnFrames(), { figure }), template: '<p>{{ figure }}</p>' },
      { attachTo: document.body },
    )
    await flushPromises()
    asked.mockClear()
    for (let change = 1; change <= 3; change += 1) {
      figure.value += 1
      await flushPromises()
      expect(asked).toHaveBeenCalledTimes(change)
    }
    await flushPromises()
    expect(asked).toHaveBeenCalledTimes(3)
    wall.unmount()
    document.body.append('after the wall')
    await flushPromises()
    expect(asked).toHaveBeenCalledTimes(3)
  })
})
