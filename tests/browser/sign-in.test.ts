import type { Browser } from 'playwright-core'
import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'
import { passwordOf } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'

async function signInPage(server: ServerProcess, browser: Browser) {
  const watched = await watchedContext(browser)
  const page = await watched.newPage()
  await page.goto(`${server.url}/sign-in`)
  return {
    watched,
    page,
    enter: async (name: string, password: string) => {
      await page.getByLabel('登录名').fill(name)
      await page.getByLabel('密码').fill(password)
      await page.getByRole('button', { name: '登录' }).click()
    },
  }
}

describe('the sign-in page', () => {
  it('brings a reporter to the own filings', async ({ server, browser }) => {
    const { page, enter, watched } = await signInPage(server, browser)
    await enter('demo-gongxin', passwordOf(server, 'demo-gongxin'))
    await page.waitForURL('**/entry')
    await page.getByRole('heading', { name: '待填报' }).waitFor()
    expect(watched.complaints(/401/)).toEqual([])
  })

  it('says that the password is wrong, and after too many tries that the name is locked out', async ({
    server,
    browser,
  }) => {
    const { page, enter } = await signInPage(server, browser)
    const said: string[] = []
    for (let attempt = 0; attempt < 12 && !said.at(-1)?.includes('已锁定'); attempt += 1) {
      await enter('demo-leader', 'wrong-password')
      await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
      said.push((await page.getByRole('alert').textContent()) ?? '')
    }
    expect(said[0]).toMatch(/登录名|密码/)
    expect(said.at(-1)).toContain('已锁定')

    await enter('demo-leader', passwordOf(server, 'demo-leader'))
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('已锁定')
  })
})
