import { onBeforeUnmount, watch } from 'vue'
import { offeredPage, ownBuild } from '../api/page-build.ts'
import { mayReload } from '../missing-page.ts'

/** Milliseconds before a page with missing files is asked for again. */
const askedAgainAfter = 10_000

/** Files that the wall loads after it was opened. */
interface LaterFiles {
  /** Whether a file is missing. */
  readonly isLacking: () => boolean
  /** The missing files are asked for again. */
  readonly fetchAll: () => Promise<void>
}

/**
 * The wall is loaded anew once it is outdated or one of its files is missing for good. The picture stays until the new
 * page can be fetched with all its files.
 */
export function useNewBuild(outdated: () => boolean, later: LaterFiles): void {
  let again: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  async function load(): Promise<void> {
    // An outdated page and a missing file share one request.
    if (isAsking) return
    isAsking = true
    const offered = await askForPage().finally(() => (isAsking = false))
    if (!outdated() && !later.isLacking()) return
    const own = ownBuild()
    const isOther = offered !== undefined && (own === undefined || offered.build !== own)
    // A browser may remember that a file was missing; a page that is loaded anew asks for the file again.
    const isWhole = isOther || (offered !== undefined && !outdated())
    if (isWhole && mayReload(() => sessionStorage, Date.now())) location.reload()
    else again = setTimeout(() => void load(), askedAgainAfter)
  }

  async function askForPage() {
    const offered = await offeredPage(fetch)
    // A file that was missing for lack of a network needs no new page.
    if (!outdated() && later.isLacking()) await later.fetchAll()
    return offered
  }

  watch([outdated, later.isLacking], ([isOutdated, isLacking]) => {
    clearTimeout(again)
    if (isOutdated || isLacking) void load()
  })
  onBeforeUnmount(() => clearTimeout(again))
}
