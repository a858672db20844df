import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'

describe('pairing a display', () => {
  it('opens the wall by itself once an administrator has confirmed the code, and it can only read', async ({
    server,
    browser,
  }) => {
    const display = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    const wall = await display.newPage()
    await wall.goto(`${server.url}/wall?scope=national-5g-targets&at=2023-10-31`)
    const shown = await wall.locator('.code').getAttribute('aria-label')
    const code = /\d{8}/.exec(shown ?? '')?.[0] ?? ''

    const office = await watchedContext(browser)
    await signIn(office.context, server, 'admin')
    const page = await office.newPage()
    await page.goto(`${server.url}/displays`)
    await page.getByLabel('配对码').fill(code)
    await page
      .getByLabel(/名称|位置/)
      .first()
      .fill('一楼大厅')
    await page
      .getByRole('button', { name: /确认|配对/ })
      .first()
      .click()

    await wall.locator('.attention li').first().waitFor()
    expect(new URL(wall.url()).pathname).toBe('/wall')
    await page.getByRole('row', { name: /一楼大厅/ }).waitFor()

    const refused = await display.context.request.post(`${server.url}/api/observations`, {
      headers: { origin: server.url },
      data: { items: [] },
    })
    expect(refused.status()).toBe(403)
    expect(display.complaints(/401/)).toEqual([])
    expect(office.complaints()).toEqual([])
  })
})
