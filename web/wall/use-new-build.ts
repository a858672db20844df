import { onBeforeUnmount, watch } from 'vue'
import { offeredPage, ownBuild } from '../api/page-build.ts'
import { mayReload } from '../missing-page.ts'

/** Milliseconds until a page that could not be had with all its files is asked for again. */
const askedAgainAfter = 10_000

/** Files of the wall that it fetches after it was opened. */
interface LaterFiles {
  /** One could not be had. */
  readonly isLacking: () => boolean
  /** Asks for them again. */
  readonly fetchAll: () => Promise<void>
}

/**
 * Loads the wall anew once it is outdated, or a file of it is gone for good, and never into a broken page: until the new one
 * can be had with all its files, the picture stays.
 */
export function useNewBuild(outdated: () => boolean, later: LaterFiles): void {
  let again: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  async function load(): Promise<void> {
    // One may become so while the answer to the other is on its way: it serves both.
    if (isAsking) return
    isAsking = true
    const offered = await askForPage().finally(() => (isAsking = false))
    if (!outdated() && !later.isLacking()) return
    const own = ownBuild()
    const isOther = offered !== undefined && (own === undefined || offered.build !== own)
    // A browser may keep in mind that a file was missing: a page that is loaded anew asks for it afresh.
    const isWhole = isOther || (offered !== undefined && !outdated())
    if (isWhole && mayReload(() => sessionStorage, Date.now())) location.reload()
    else again = setTimeout(() => void load(), askedAgainAfter)
  }

  async function askForPage() {
    const offered = await offeredPage(fetch)
    // Without a network for a while: what comes now needs no page that is loaded anew.
    if (!outdated() && later.isLacking()) await later.fetchAll()
    return offered
  }

  watch([outdated, later.isLacking], ([isOutdated, isLacking]) => {
    clearTimeout(again)
    if (isOutdated || isLacking) void load()
  })
  onBeforeUnmount(() => clearTimeout(again))
}
