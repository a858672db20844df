import { shallowRef, watch } from 'vue'
import type { RegionMap } from '#server/contract/maps.ts'
import { api } from '../../api/client.ts'
import type { ShownMap } from '../scenes/scene.ts'
import type { useRetries } from '../use-retries.ts'

/**
 * The map of a region with the component that draws it, once both have come; null while there is none. `region` is
 * undefined while no scene asks for a map. It is asked for again when a whole board replaced the picture, since a map may
 * have been kept or removed; until then the last one stays.
 */
export function useRegionMap(
  region: () => string | undefined,
  replaced: () => number | undefined,
  persist: ReturnType<typeof useRetries>,
) {
  const shown = shallowRef<ShownMap | null>(null)

  async function renew(): Promise<void> {
    const asked = region()
    if (asked === undefined) return
    const { map } = await api.get<RegionMap>(`/api/maps/${asked}`)
    if (asked !== region()) return
    if (!map) shown.value = null
    else if (shown.value?.name !== `${asked}/${map.version}`) {
      // The file that draws maps is loaded by walls with a map alone.
      const { default: chart } = await import('../../charts/MapChart.vue')
      const { approval, shapes } = map
      shown.value = { name: `${asked}/${map.version}`, approval, shapes: shapes.features, chart }
    }
  }

  watch(
    [region, replaced],
    ([asked], [before]) => {
      if (asked !== before && asked !== undefined) shown.value = null
      void persist(renew)
    },
    { immediate: true },
  )
  return shown
}
