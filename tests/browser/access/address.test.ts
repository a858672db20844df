import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a page that keeps its choices in the address', () => {
  it('does not cancel the change to another page that was chosen before its own figures came', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, {
      viewport: { width: 1920, height: 1080 },
    })
    await signIn(watched.context, server, 'demo-leader')
    const page = await watched.newPage()
    const released = Promise.withResolvers<undefined>()
    await page.route('**/api/board?**', async (route) => {
      await released.promise
      await route.continue()
    })
    const catalogueFile = Promise.withResolvers<undefined>()
    await page.route('**/assets/CataloguePage-*.js', async (route) => {
      await catalogueFile.promise
      await route.continue()
    })
    await page.goto(`${server.url}/summary`)
    await page.getByRole('heading', { name: '目标汇总' }).waitFor()
    await page.getByRole('link', { name: '政策目录' }).click()
    const board = page.waitForResponse('**/api/board?**')
    released.resolve(undefined)
    await board
    await page.locator('main table').first().waitFor()
    catalogueFile.resolve(undefined)
    await page.waitForURL('**/catalogue')
    expect(await page.getByRole('heading', { name: '政策目录' }).count()).toBe(1)
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })
})
