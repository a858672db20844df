import { effectScope, nextTick, ref, shallowRef, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ShownTurn } from '#server/contract/displays.ts'
import { usePlaylist } from '#web/wall/use-playlist.ts'

let scope: EffectScope
const list = shallowRef<readonly ShownTurn[]>([])
const still = ref(false)
const unready = new Set<string>()
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  list.value = [
    { scene: 'overview', seconds: 30 },
    { scene: 'alerts', seconds: 10 },
  ]
  still.value = false
  unready.clear()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})
const play = () =>
  scope.run(() =>
    usePlaylist(
      () => list.value,
      () => still.value,
      ({ scene }) => !unready.has(scene),
    ),
  )!
const pass = (seconds: number) => void vi.advanceTimersByTime(seconds * 1_000)

describe('usePlaylist', () => {
  it('shows each scene for its time, and begins again after the last', () => {
    const { scene } = play()
    expect(scene.value).toBe('overview')
    pass(29)
    expect(scene.value).toBe('overview')
    pass(1)
    expect(scene.value).toBe('alerts')
    pass(10)
    expect(scene.value).toBe('overview')
  })

  it('passes over a scene whose program has not come, and stays where it is as long as no other has', () => {
    list.value = [...list.value, { scene: 'units', seconds: 20 }]
    unready.add('alerts').add('units')
    const { scene } = play()
    pass(95)
    expect(scene.value).toBe('overview')
    unready.delete('units')
    pass(25)
    expect(scene.value).toBe('units')
    unready.delete('alerts')
    pass(20 + 30)
    expect(scene.value).toBe('alerts')
  })

  it('has one timer, however long it goes on, and none after it is left', () => {
    play()
    pass(86_400)
    expect(vi.getTimerCount()).toBe(1)
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stands while nothing may turn, and goes on within a second', () => {
    const { scene } = play()
    still.value = true
    pass(300)
    expect(scene.value).toBe('overview')
    still.value = false
    pass(1)
    expect(scene.value).toBe('alerts')
  })

  it('holds a scene that it was told for two minutes after the last sign of somebody, then goes on with the next', () => {
    const { scene, tell, hold } = play()
    tell('attention')
    pass(60)
    hold()
    pass(119)
    expect(scene.value).toBe('attention')
    pass(1)
    expect(scene.value).toBe('alerts')
    pass(10)
    expect(scene.value).toBe('overview')
  })

  it('comes back from a scene that it was told to the only one that was chosen', () => {
    list.value = [{ scene: 'alerts', seconds: 60 }]
    const { scene, tell } = play()
    pass(600)
    expect([scene.value, vi.getTimerCount()]).toEqual(['alerts', 0])
    tell('overview')
    expect(scene.value).toBe('overview')
    pass(120)
    expect(scene.value).toBe('alerts')
  })

  it('without a list stays where it was told to be', () => {
    list.value = []
    const { scene, tell } = play()
    expect(scene.value).toBeUndefined()
    tell('overview')
    pass(3_600)
    expect(scene.value).toBe('overview')
  })

  it('begins another list at its first scene; the same one told again is no other', async () => {
    const { scene } = play()
    pass(30)
    list.value = [...list.value]
    await nextTick()
    expect(scene.value).toBe('alerts')
    list.value = [{ scene: 'attention', seconds: 5 }, ...list.value]
    await nextTick()
    expect(scene.value).toBe('attention')
    pass(5)
    expect(scene.value).toBe('overview')
  })
})
