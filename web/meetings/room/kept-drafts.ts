import { keepInBrowser, keptInBrowser, typedName } from '../../sheet/kept-in-browser.ts'
import type { PageDraft } from './page-draft.ts'

const nameOf = (meeting: string, whose: string) => `meeting-notes ${meeting} ${whose}`

/** The notes of a person on a meeting that only this browser has, by page. */
export function draftsOf(meeting: string, whose: string): Map<string, PageDraft> {
  return new Map(keptInBrowser(nameOf(meeting, whose)) as [string, PageDraft][] | undefined)
}

/** The notes of one page are kept beside those that another window keeps of other pages. Undefined removes them. */
export function keepDraft(meeting: string, whose: string, page: string, draft: PageDraft | undefined): void {
  const drafts = draftsOf(meeting, whose)
  if (draft) drafts.set(page, draft)
  else drafts.delete(page)
  keepInBrowser(nameOf(meeting, whose), drafts.size === 0 ? undefined : [...drafts])
}

/** The name under which this browser keeps an order of a page until it is given. */
export const orderOn = (meeting: string, page: string) => `meeting-order ${meeting} ${page}`

/** The text of an order that was typed on a page and not given; undefined without one. */
export function orderLeftOn(meeting: string, page: string): string | undefined {
  const name = typedName(orderOn(meeting, page))
  const kept = name === undefined ? undefined : keptInBrowser(name)
  return (kept as { readonly typed: { readonly order: string } } | undefined)?.typed.order
}

export function discardOrder(meeting: string, page: string): void {
  const name = typedName(orderOn(meeting, page))
  if (name !== undefined) keepInBrowser(name, undefined)
}

/** The pages of a meeting with a note or an order that only this browser has. */
export function unsentOn(
  meeting: string,
  whose: string,
  pages: readonly string[],
): readonly { readonly page: string; readonly what: readonly string[] }[] {
  const drafts = draftsOf(meeting, whose)
  return pages.flatMap((page) => {
    const isTyped = orderLeftOn(meeting, page) !== undefined
    const what = [drafts.has(page) && '记录', isTyped && '没有交办的督办'].filter((one) => one !== false)
    return what.length > 0 ? [{ page, what }] : []
  })
}
