import type { Router } from 'vue-router'

const mark = 'xushi.page-reloaded'
/** Within this time after a reload, in milliseconds, another would begin a loop. */
const settles = 60_000

/** What browsers say where the file of a page cannot be had. */
const missing = /dynamically imported module|importing a module script failed|unable to preload css/i

export const isMissingFile = (error: unknown) => missing.test(String(error))

type Marks = Pick<Storage, 'getItem' | 'setItem'>

/** Whether to load anew for a file that is missing; once a minute, and not where nothing can be remembered. */
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

/** Without the network a page loaded anew would be the browser's own error page, and take the form away. */
async function serverAnswers(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

/**
 * The program was upgraded while this page was open, and the files it knows are gone: the page that was asked for is
 * loaded anew. Whoever asked for it was leaving this one, whose unsent input is kept as on any leaving.
 */
export function loadMissingPages(router: Router): void {
  router.onError(async (error, to) => {
    if (!isMissingFile(error)) return
    if (!(await serverAnswers())) alert('网络不通，这一页打不开；网络恢复后再点即可，未保存的内容都在。')
    else if (mayReload(() => sessionStorage, Date.now())) location.assign(to.fullPath)
    else alert('程序已更新，请刷新。')
  })
}
