import { nextTick, shallowReactive, shallowRef, watch } from 'vue'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import { isMissingFile } from '../missing-page.ts'
import type { LoadedScene, Scene } from './scenes/scene.ts'

/** The scenes as a wall loads them, one after another: those of its list first, then all others that a key may show. */
export function scenesAhead(
  { name }: Scene,
  listed: readonly SceneName[],
  all: readonly Scene[],
): readonly Scene[] {
  const names = all.map((one) => one.name)
  const ahead = [...after(name, listed), ...after(name, names)]
  return [...new Set(ahead)].flatMap((one) => all.find((scene) => scene.name === one) ?? [])
}

/** The names from the one after this name to this name itself; from the first if the name is not listed. */
function after(name: SceneName, names: readonly SceneName[]): readonly SceneName[] {
  const next = names.indexOf(name) + 1
  return [...names.slice(next), ...names.slice(0, next)]
}

/**
 * The drawn scene: the wanted one once it is loaded, until then the last one. The scenes of `ahead` are loaded after it
 * and kept, so that a wall without its server goes on with them.
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

  /** The wanted scene is loaded and drawn first, then the others; a missing file delays none of them. */
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
    /** Whether a file of a scene was missing. */
    isLacking: () => lacking.size > 0,
    fetchAll,
  }
}
