import { TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { PersonWithPassword } from '#server/contract/people.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { demoCaller } from '#tests/support/given/demo-meeting.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { passwordOf, signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const minute = 60_000

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

  it('asks for the code of who has set up one-time codes, and again where it is wrong', async ({
    server,
    browser,
  }) => {
    const auditor = await demoCaller(server, 'demo-auditor')
    const path = '/api/session/second-factor'
    const { secret } = await auditor.call<{ secret: string }>('POST', path)
    const password = passwordOf(server, 'demo-auditor')
    await auditor.call('PUT', path, { password, secret, code: new TOTP({ secret }).generate() })
    const { page, enter, watched } = await signInPage(server, browser)
    await enter('demo-auditor', password)
    const code = page.getByLabel('动态口令')
    await expect.poll(() => code.evaluate((input) => input === document.activeElement)).toBe(true)
    const send = async (typed: string) => {
      await code.fill(typed)
      await page.getByRole('button', { name: '登录' }).click()
    }
    await send('no code')
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('动态口令不对')
    // The code of the moment was taken when the codes were set up; the next one is good already.
    await send(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }))
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    expect(watched.complaints(/401/)).toEqual([])
  })

  it('has whoever is new choose a password first, and goes on to the work', async ({ server, browser }) => {
    const admin = await demoCaller(server, 'admin')
    const { password } = await admin.call<PersonWithPassword>('POST', '/api/people', {
      ...{ name: 'xin-ren', displayName: '新来的', roles: ['reader'], organisations: [], regions: [] },
    })
    const { page, enter, watched } = await signInPage(server, browser)
    await page.goto(`${server.url}/catalogue`)
    await enter('xin-ren', password)
    await page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/现在的密码由管理员于 .+ 设置/)
    await choose(page, 'password1234')
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('太容易猜到')
    // A person who comes back on another page is asked again, and this time for the given password too.
    await page.goto(`${server.url}/boards`)
    await page.getByLabel('当前密码').fill(password)
    await choose(page, 'three blue herons')
    await page.getByRole('heading', { name: '看板', exact: true }).waitFor()
    expect(watched.complaints(/401|422/)).toEqual([])

    const again = (await admin.call<PersonWithPassword>('POST', '/api/people/xin-ren/password')).password
    // The page may know of the reset already, and show its dialog above the links.
    await page.getByRole('link', { name: '调度会' }).dispatchEvent('click')
    await page.getByRole('dialog').getByLabel('密码').fill(again)
    await page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText(/现在的密码由管理员于 .+ 重置/).waitFor()
    await choose(page, 'four grey herons')
    await page.getByRole('heading', { name: '调度会' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('comes back to whoever did nothing for half an hour, with what was typed', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser)
    const { context } = watched
    await signIn(context, server, 'demo-secretary')
    const page = await watched.newPage()
    await page.clock.install()
    await page.goto(`${server.url}/action-items/new?target=zhaoqing-2024-5g-base-stations`)
    const order = page.locator('textarea').first()
    await order.fill('加快基站建设，十月底前开通一百座')
    const warned = page.getByRole('dialog', { name: '即将退出登录' })
    const asked = page.getByRole('dialog', { name: '登录已过期，请重新登录' })

    await page.clock.fastForward(29 * minute + 10_000)
    await warned.getByRole('button', { name: '继续工作' }).click()
    await warned.waitFor({ state: 'detached' })
    await page.clock.fastForward(29 * minute + 10_000)
    await warned.waitFor()
    await page.clock.fastForward(minute)
    await asked.waitFor()
    await expect.poll(() => order.isVisible()).toBe(false)
    expect((await context.request.get(`${server.url}/api/session`)).status()).toBe(401)

    await asked.getByLabel('密码').fill(passwordOf(server, 'demo-secretary'))
    await asked.getByRole('button', { name: '登录', exact: true }).click()
    await asked.waitFor({ state: 'detached' })
    await order.waitFor()
    expect(await order.inputValue()).toBe('加快基站建设，十月底前开通一百座')
  })
})

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再填一遍新密码').fill(password)
  await page.getByRole('button', { name: '设为我的密码' }).click()
}
