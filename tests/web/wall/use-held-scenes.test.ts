import { flushPromises } from '@vue/test-utils'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { Scene } from '#web/wall/scenes/scene.ts'
import { scenesAhead, useHeldScenes } from '#web/wall/use-held-scenes.ts'

/** The error of browsers for a missing file. */
const gone = new TypeError('Failed to fetch dynamically imported module: http://wall.test/assets/a.js')
let loads: SceneName[]
let missing: Set<SceneName>
const scene = (name: SceneName): Scene => ({
  ...{ name, question: `${name}？`, needs: [] },
  load: async () => {
    loads.push(name)
    if (missing.has(name)) throw gone
    return { default: { name } }
  },
})
const all = (['attention', 'overview', 'alerts', 'units'] as const).map(scene)
const [attention, overview, alerts, units] = all as [Scene, Scene, Scene, Scene]

let scope: EffectScope
const wanted = shallowRef<Scene>()
beforeEach(() => {
  scope = effectScope()
  loads = []
  missing = new Set()
  wanted.value = attention
})
afterEach(() => scope.stop())
const hold = () =>
  scope.run(() =>
    useHeldScenes(
      () => wanted.value,
      () => (wanted.value ? scenesAhead(wanted.value, [], all) : []),
    ),
  )!

describe('scenesAhead', () => {
  const names = (from: Scene, listed: SceneName[]) => scenesAhead(from, listed, all).map(({ name }) => name)

  it('begins with the next by the keys, and ends with the one itself', () => {
    expect(names(overview, [])).toEqual(['alerts', 'units', 'attention', 'overview'])
  })

  it('has those first through which a display turns, from the next on', () => {
    expect(names(alerts, ['units', 'alerts', 'overview'])).toEqual([
      'overview',
      'units',
      'alerts',
      'attention',
    ])
  })

  it('knows nothing of a scene that the page does not', () => {
    expect(names(units, ['today', 'units'])).toEqual(['units', 'attention', 'overview', 'alerts'])
  })
})

describe('useHeldScenes', () => {
  it('draws what is wanted as soon as that has come, and fetches each of the others once', async () => {
    const { standing, isHeld } = hold()
    expect(standing.value).toBeNull()
    await flushPromises()
    expect(standing.value).toMatchObject({ name: 'attention', component: { name: 'attention' } })
    expect(loads).toEqual(['attention', 'overview', 'alerts', 'units'])
    wanted.value = units
    await flushPromises()
    expect(standing.value?.name).toBe('units')
    expect(isHeld('overview')).toBe(true)
    expect(loads).toHaveLength(4)
  })

  it('asks for nothing until it is known what is wanted', async () => {
    wanted.value = undefined
    hold()
    await flushPromises()
    expect(loads).toEqual([])
    wanted.value = overview
    await flushPromises()
    expect(loads[0]).toBe('overview')
  })

  it('keeps the last picture where another cannot be had, and draws the other as soon as it has come', async () => {
    missing.add('alerts')
    const { standing, isHeld, isLacking, fetchAll } = hold()
    await flushPromises()
    // The scenes after it are kept all the same.
    expect(isHeld('units')).toBe(true)
    expect(isLacking()).toBe(true)
    wanted.value = alerts
    await flushPromises()
    expect(standing.value?.name).toBe('attention')
    missing.clear()
    await fetchAll()
    await flushPromises()
    expect(standing.value?.name).toBe('alerts')
    expect(isLacking()).toBe(false)
  })

  it('does not mistake a program that fails for a missing file', async () => {
    wanted.value = undefined
    const { fetchAll, isLacking } = hold()
    // Only the awaited scene is loaded.
    scope.stop()
    const broken = new RangeError('x')
    wanted.value = { ...scene('overview'), load: () => Promise.reject(broken) }
    await expect(fetchAll()).rejects.toBe(broken)
    expect(isLacking()).toBe(false)
  })
})
