import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('closing a period', () => {
  it('says what is lost, is done from the keyboard, is seen by the reporter, and is taken back', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/periods`)
    const turn = (word: string) => page.getByRole('button', { name: `${word}2024年9月` })
    // Three bureaus lack a cell each: two are named at first, and all three after a press.
    await page.getByRole('button', { name: '2024年9月尚缺 3 家，全部列出' }).click()
    await page.getByRole('button', { name: '2024年9月尚缺 3 家，收起' }).waitFor()
    const september = page.getByRole('row').filter({ has: turn('关账') })
    await expect.poll(() => september.getByRole('listitem').allInnerTexts()).toHaveLength(3)
    await turn('关账').focus()
    await page.keyboard.press('Enter')
    // Three cells of September were never reported in the demo year.
    await page.getByText(/^还有 3 项没有报，关账后报不了：肇庆市工业和信息化局 1 项、/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.type('补报期限已过')
    await page.keyboard.press('Control+Enter')
    await page.getByText('2024年9月已关账，不再收数。').waitFor()
    await expect
      .poll(() => turn('重新开放').evaluate((button) => button === document.activeElement))
      .toBe(true)

    const reporter = await watchedContext(browser)
    await signIn(reporter.context, server, 'demo-gongxin')
    const desk = await reporter.newPage()
    await desk.goto(`${server.url}/entry/zhaoqing-gongxin-2024-M09`)
    await desk.getByText(/本期已关账，只能查看。.+关账：补报期限已过。/).waitFor()
    await desk.getByText('未填 1').waitFor()
    expect(await desk.locator('td.own input:not([readonly])').count()).toBe(0)

    await page.getByRole('button', { name: '撤销关账' }).click()
    await page.getByText('2024年9月已重新开放，填报单位可以继续报。').waitFor()
    await desk.reload()
    await expect.poll(() => desk.locator('td.own input:not([readonly])').count()).toBeGreaterThan(0)

    await turn('关账').click()
    await page.keyboard.press('Control+Enter')
    await turn('重新开放').click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '重新开放' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: '有单位漏报，准予补报' }).click()
    await dialog.getByRole('button', { name: '重新开放' }).click()
    await turn('关账').waitFor()
    await page.getByText('此前 3 次').click()
    expect(await page.locator('details li').allInnerTexts()).toEqual([
      expect.stringMatching(/^关账 .+ 管理员$/),
      expect.stringMatching(/^重新开放 .+ 管理员：关账后随即撤销$/),
      expect.stringMatching(/^关账 .+ 管理员：补报期限已过$/),
    ])
    expect([...admin.complaints(), ...reporter.complaints()]).toEqual([])
    await Promise.all([admin.context.close(), reporter.context.close()])
  })
})
