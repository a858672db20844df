import { onBeforeUnmount, watch } from 'vue'
import { offeredPage, ownBuild } from '../api/page-build.ts'
import { mayReload } from '../missing-page.ts'

/** Milliseconds until a page that could not be had with all its files is asked for again. */
const askedAgainAfter = 10_000

/**
 * Loads the wall anew once it is outdated, and never into a broken page: until the new one can be had with all its
 * files, the picture stays.
 */
export function useNewBuild(outdated: () => boolean): void {
  let again: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const offered = await offeredPage(fetch)
    if (!outdated()) return
    const own = ownBuild()
    const isOther = offered !== undefined && (own === undefined || offered.build !== own)
    if (isOther && mayReload(() => sessionStorage, Date.now())) location.reload()
    else again = setTimeout(() => void load(), askedAgainAfter)
  }

  watch(outdated, (is) => {
    clearTimeout(again)
    if (is) void load()
  })
  onBeforeUnmount(() => clearTimeout(again))
}
