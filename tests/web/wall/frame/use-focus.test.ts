import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useFocus } from '#web/wall/frame/use-focus.ts'

const turn = 18_000
const held = 120_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function focusOn(...targets: string[]) {
  const [sequence, panes, still] = [ref<readonly string[]>(targets), ref(1), ref(false)]
  const scope = effectScope()
  const focus = scope.run(() =>
    useFocus(
      () => sequence.value,
      () => panes.value,
      () => still.value,
    ),
  )!
  return { ...focus, sequence, panes, still, scope }
}

describe('useFocus', () => {
  it('turns through the sequence, every 18 s to the next, and begins again', () => {
    const { focus } = focusOn('a', 'b', 'c')
    const seen = [focus.value[0]]
    for (let place = 0; place < 3; place++) {
      vi.advanceTimersByTime(turn)
      seen.push(focus.value[0])
    }
    expect(seen).toEqual(['a', 'b', 'c', 'a'])
  })

  it('shows as many as there are panes, and turns by as many', () => {
    const { focus, panes } = focusOn('a', 'b', 'c')
    panes.value = 2
    expect(focus.value).toEqual(['a', 'b'])
    vi.advanceTimersByTime(turn)
    expect(focus.value).toEqual(['c', 'a'])
  })

  it('stays with what a person chose for two minutes, whatever comes in', () => {
    const { focus, choose, show } = focusOn('a', 'b', 'c')
    choose('b')
    show('c')
    vi.advanceTimersByTime(held - 1)
    expect(focus.value).toEqual(['b'])
    vi.advanceTimersByTime(1)
    expect(focus.value).toEqual(['c'])
  })

  it('stays for two minutes with what was chosen outside the sequence, then goes on where it was', () => {
    const { focus, choose, show } = focusOn('a', 'b')
    choose('x')
    show('b')
    vi.advanceTimersByTime(held - 1)
    expect(focus.value).toEqual(['x'])
    vi.advanceTimersByTime(1)
    expect(focus.value).toEqual(['a'])
  })

  it('leads what just changed into focus for one turn, though the sequence does not hold it, then goes on where it was', () => {
    const { focus, show } = focusOn('a', 'b')
    vi.advanceTimersByTime(turn - 1)
    show('x')
    expect(focus.value).toEqual(['x'])
    vi.advanceTimersByTime(turn)
    expect(focus.value).toEqual(['a'])
    vi.advanceTimersByTime(turn)
    expect(focus.value).toEqual(['b'])
  })

  it('stands still while somebody reads, and lets nothing in', () => {
    const { focus, show, still } = focusOn('a', 'b')
    still.value = true
    show('b')
    vi.advanceTimersByTime(10 * turn)
    expect(focus.value).toEqual(['a'])
    still.value = false
    vi.advanceTimersByTime(turn)
    expect(focus.value).toEqual(['b'])
  })

  it('begins anew where what was in focus has left the sequence, and keeps it where only its place changed', async () => {
    const { focus, sequence } = focusOn('a', 'b', 'c')
    vi.advanceTimersByTime(turn)
    sequence.value = ['c', 'b', 'a']
    await nextTick()
    expect(focus.value).toEqual(['b'])
    sequence.value = ['c', 'a']
    await nextTick()
    expect(focus.value).toEqual(['c'])
  })

  it('keeps no timer after its page is left', () => {
    const { scope } = focusOn('a', 'b')
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
