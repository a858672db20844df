import { nextTick, shallowReactive, shallowRef, watch } from 'vue'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import { isMissingFile } from '../missing-page.ts'
import type { LoadedScene, Scene } from './scenes/scene.ts'

/** The order in which a wall is to have its scenes: those that it turns through by itself, then all that a key may turn to. */
export function scenesAhead(
  { name }: Scene,
  listed: readonly SceneName[],
  all: readonly Scene[],
): readonly Scene[] {
  const names = all.map((one) => one.name)
  const order = [...after(name, listed), ...after(name, names)]
  return [...new Set(order)].flatMap((one) => all.find((scene) => scene.name === one) ?? [])
}

/** From what follows this name to the name itself; from the first where it is not there. */
function after(name: SceneName, names: readonly SceneName[]): readonly SceneName[] {
  const next = names.indexOf(name) + 1
  return [...names.slice(next), ...names.slice(0, next)]
}

/**
 * The scene that stands: the one that is wanted once its program has come, until then the last that stood. Those of `ahead`
 * are then fetched, one after another, and kept: a wall whose server or files are gone goes on with those it holds.
 */
export function useHeldScenes(wanted: () => Scene | undefined, ahead: () => readonly Scene[]) {
  const held = shallowReactive(new Map<string, LoadedScene>())
  const lacking = shallowReactive(new Set<SceneName>())
  const standing = shallowRef<LoadedScene | null>(null)

  async function fetch(scene: Scene): Promise<void> {
    if (held.has(scene.name)) return
    try {
      const { default: component } = await scene.load()
      held.set(scene.name, { ...scene, component })
      lacking.delete(scene.name)
    } catch (error) {
      if (!isMissingFile(error)) throw error
      lacking.add(scene.name)
    }
  }

  /** The wanted one first, and the others once that is drawn; what cannot be had keeps none of them away. */
  async function fetchAll(): Promise<void> {
    const first = wanted()
    if (!first) return
    await fetch(first)
    await nextTick()
    for (const scene of ahead()) await fetch(scene)
  }

  watch(
    () => held.get(wanted()?.name ?? ''),
    (scene) => scene && (standing.value = scene),
  )
  watch([wanted, ahead], () => void fetchAll(), { immediate: true, flush: 'post' })
  return {
    standing,
    isHeld: (name: SceneName) => held.has(name),
    /** A program could not be had when it was asked for. */
    isLacking: () => lacking.size > 0,
    fetchAll,
  }
}
