import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim())

describe('the keyboard', () => {
  it('opens a dialog, closes it by Escape, and has the focus where it was before', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser)
    await signIn(watched.context, server, 'admin')
    const page = await watched.newPage()
    await page.goto(`${server.url}/people`)
    await page.getByRole('button', { name: '新建人员' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await expect.poll(() => focused(page)).toBe('')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('新建人员')
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('closes the choice of a reference date by Escape, and when the focus moves on', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser)
    await signIn(watched.context, server, 'demo-leader')
    const page = await watched.newPage()
    await page.goto(`${server.url}/wall?scope=441200&at=2024-10-31`)
    const opener = page.getByRole('button', { name: /^基准日/ })
    const field = page.getByLabel('另选基准日')
    await opener.focus()
    await page.keyboard.press('Enter')
    await field.focus()
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toMatch(/^基准日/)
    await page.keyboard.press('Enter')
    await field.focus()
    await page.locator('.attention li button').first().focus()
    await field.waitFor({ state: 'detached' })
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })
})
