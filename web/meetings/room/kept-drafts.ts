import { keepInBrowser, keptInBrowser, typedName } from '../../sheet/kept-in-browser.ts'
import type { PageDraft } from './page-draft.ts'

const nameOf = (meeting: string, whose: string) => `meeting-notes ${meeting} ${whose}`

/** What this browser keeps of a person's notes on a meeting and the server does not have yet, by page. */
export function draftsOf(meeting: string, whose: string): Map<string, PageDraft> {
  return new Map(keptInBrowser(nameOf(meeting, whose)) as [string, PageDraft][] | undefined)
}

/** Keeps one page's, beside what another window of the meeting keeps of others. Undefined: nothing of it any more. */
export function keepDraft(meeting: string, whose: string, page: string, draft: PageDraft | undefined): void {
  const drafts = draftsOf(meeting, whose)
  if (draft) drafts.set(page, draft)
  else drafts.delete(page)
  keepInBrowser(nameOf(meeting, whose), drafts.size === 0 ? undefined : [...drafts])
}

/** An order that is typed on a page: by it this browser keeps it until it is given. */
export const orderOn = (meeting: string, page: string) => `meeting-order ${meeting} ${page}`

/** What was typed of it; undefined: nothing, or it was given. */
export function orderLeftOn(meeting: string, page: string): string | undefined {
  const name = typedName(orderOn(meeting, page))
  const kept = name === undefined ? undefined : keptInBrowser(name)
  return (kept as { readonly typed: { readonly order: string } } | undefined)?.typed.order
}

export function discardOrder(meeting: string, page: string): void {
  const name = typedName(orderOn(meeting, page))
  if (name !== undefined) keepInBrowser(name, undefined)
}

/** Of a meeting's pages, those on which this browser keeps a note that the server does not have, or an order that was not given. */
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
