import type { Router } from 'vue-router'

const mark = 'xushi.page-reloaded'
/** Milliseconds after a reload within which another reload would begin a loop. */
const settles = 60_000

/** The words by which browsers report that the file of a page is missing. */
const missing = /dynamically imported module|importing a module script failed|unable to preload css/i

export const isMissingFile = (error: unknown) => missing.test(String(error))

type Marks = Pick<Storage, 'getItem' | 'setItem'>

/** Whether the page may be reloaded for a missing file: once a minute, and never in a browser without storage. */
export function mayReload(marks: () => Marks, now: number): boolean {
  try {
    const storage = marks()
    if (now - Number(storage.getItem(mark) ?? 0) < settles) return false
    storage.setItem(mark, String(now))
    return true
  } catch {
    return false
  }
}

/** A reload without the network would show the browser's error page and lose the form, so the server is asked first. */
async function serverAnswers(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

/**
 * The program was upgraded while this page was open, and the files of its other pages are gone: the page that was asked
 * for is loaded anew. The unsent input of the open page is kept as on any leaving.
 */
export function loadMissingPages(router: Router): void {
  router.onError(async (error, to) => {
    if (!isMissingFile(error)) return
    if (!(await serverAnswers())) alert('网络不通，这一页打不开；网络恢复后再点即可，未保存的内容都在。')
    else if (mayReload(() => sessionStorage, Date.now())) location.assign(to.fullPath)
    else alert('程序已更新，请刷新。')
  })
}
