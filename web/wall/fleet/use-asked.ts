import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { offeredPage } from '../../api/page-build.ts'
import { useBoards } from '../../stores/boards.ts'

/** Milliseconds for which a display shows its number. */
const identifiedFor = 10_000
/** Milliseconds after which a display with another build is loaded anew although the server has not asked it to. */
const waitsForTurn = 60_000

/**
 * The acts that are asked of a display: it shows its number for ten seconds, or its page is loaded again. `mayRenew`:
 * whether a page of another build may be loaded anew. The server asks displays one after another, so that not all are
 * dark at a time; the page of a person need not wait.
 */
export function useAsked(isDisplay: () => boolean) {
  const boards = useBoards()
  const identified = shallowRef<{ readonly name: string; readonly number: number } | null>(null)
  const isAsked = ref(false)
  const mayRenew = ref(!isDisplay())
  let [hiding, waiting]: (ReturnType<typeof setTimeout> | undefined)[] = []

  function identify(name: string, number: number): void {
    identified.value = { name, number }
    clearTimeout(hiding)
    hiding = setTimeout(() => (identified.value = null), identifiedFor)
  }
  /** The page is loaded again once the server gives it out whole. */
  async function reload(): Promise<void> {
    if (await offeredPage(fetch)) location.reload()
  }
  watch(
    () => boards.asked,
    (asked) => {
      if (!asked || !isDisplay()) return
      if (asked.act === 'identify') identify(asked.name, asked.number)
      else if (boards.outdated) isAsked.value = true
      else void reload()
    },
  )
  watch(
    [() => boards.outdated, isDisplay, isAsked],
    ([outdated, display, asked]) => {
      clearTimeout(waiting)
      mayRenew.value = !display || asked
      if (outdated && !mayRenew.value) waiting = setTimeout(() => (mayRenew.value = true), waitsForTurn)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => {
    clearTimeout(hiding)
    clearTimeout(waiting)
  })
  return { identified, mayRenew }
}
