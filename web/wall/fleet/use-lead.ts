import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { serverNow } from '../../api/server-clock.ts'
import { useBoards } from '../../stores/boards.ts'

/** What a server of an earlier release does not tell. */
const untold = { at: null, asOf: null, hold: false, mark: null, filter: null }

/**
 * What a remote has this display show; null while nobody directs it. It ends at its time by itself, also where the server
 * is lost meanwhile. A scene that this page does not know is left out.
 */
export function useLead(isKnown: (scene: string) => boolean) {
  const boards = useBoards()
  const isOver = ref(false)
  let ending: ReturnType<typeof setTimeout> | undefined

  watch(
    () => boards.lead,
    (lead) => {
      clearTimeout(ending)
      isOver.value = false
      if (lead)
        ending = setTimeout(() => (isOver.value = true), Math.max(0, Date.parse(lead.until) - serverNow()))
    },
  )
  onBeforeUnmount(() => clearTimeout(ending))
  return computed(() => {
    const { lead } = boards
    return lead && !isOver.value && isKnown(lead.scene) ? { ...untold, ...lead } : null
  })
}
