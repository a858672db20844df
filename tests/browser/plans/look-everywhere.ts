import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { hasRight, rightsOfRole, type Role } from '#server/contract/rights.ts'
import { routes } from '#web/routes.ts'

/** Words that only the plans shipped with the program contain: names of their documents, boards and regions. */
const strangers = [
  ...shipped.documents.flatMap(({ id, title, shortTitle }) => [id, title, shortTitle]),
  ...shipped.boards.map(({ id }) => id),
  ...shipped.regions.flatMap(({ level, name }) => (level === 'country' ? [] : name.replace(/[省市]$/, ''))),
]

/** The words of shipped documents on a page: in its text, its labels and its tooltips. */
export async function strangersOn(page: Page): Promise<string[]> {
  const html = await page.content()
  return strangers.filter((word) => html.includes(word))
}

/** Addresses that are no work pages: the start, the pairing, the sign-in, and the wall, which needs a board. */
const apart = ['/', '/pair', '/sign-in', '/wall']
/** Every page whose address has no parameter. */
const plain = routes
  .flatMap(({ path, meta, children = [] }) => [{ path, meta }, ...children])
  .filter(({ path }) => !apart.includes(path) && !path.includes(':'))
  .map(({ path, meta }) => ({ path: `/${path.replace(/^\//, '')}`, right: meta?.right ?? [] }))

/**
 * Every page, and `more` by their addresses, is opened by the first of these people with its right.
 * @returns the pages with words of shipped documents, and the pages that none of the people may open
 */
export async function lookEverywhere(url: string, who: ReadonlyMap<Role, Page>, more: readonly string[]) {
  const all = [...plain, ...more.map((path) => ({ path, right: 'read' as const }))]
  const readerOf = (right: (typeof all)[number]['right']) =>
    [...who.keys()].find((role) => hasRight(rightsOfRole[role], right))
  const byReader = Map.groupBy(all, ({ right }) => readerOf(right))
  // A page is idle for half a second before it counts as read: of two tabs one waits while the other loads.
  const strange = await Promise.all(
    [...who].flatMap(([role, page]) => {
      const paths = (byReader.get(role) ?? []).map(({ path }) => path)
      return [0, 1].map(async (tab) => {
        const own = paths.filter((_, place) => place % 2 === tab)
        const shown = tab === 0 ? page : await page.context().newPage()
        const said: string[] = []
        for (const path of own) {
          await shown.goto(url + path, { waitUntil: 'networkidle' })
          expect(new URL(shown.url()).pathname, path).toBe(path.split('?')[0])
          said.push(...(await strangersOn(shown)).map((word) => `${path}: ${word}`))
        }
        if (shown !== page) await shown.close()
        return said
      })
    }),
  )
  return {
    looked: all.length,
    strange: strange.flat(),
    unopened: (byReader.get(undefined) ?? []).map(({ path }) => path),
  }
}
