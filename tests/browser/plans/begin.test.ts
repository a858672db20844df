import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('从零开始', () => {
  it('tells from what is stored which steps are done, and goes on where it was left', async ({ browser }) => {
    const server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
    try {
      const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
      await signIn(admin.context, server, 'admin')
      const page = await admin.newPage()
      await page.goto(`${server.url}/boards`)
      await page.getByRole('link', { name: '从零开始' }).click()
      const here = page.locator('li[aria-current="step"]')
      const done = () => page.locator('li.done h2').allInnerTexts()
      await expect.poll(() => here.innerText()).toMatch(/^1\s+地区/)
      expect(await done()).toEqual([])
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/begin-0.png` })

      await page.getByRole('button', { name: '开始（地区）' }).focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('文件名称').fill('厦门市数字经济年度计划（虚构）')
      await page.getByLabel('地区', { exact: true }).fill('厦门市')
      await page.getByText(/^已保存/).waitFor()
      await page.goto(`${server.url}/plans/begin`)
      await expect.poll(() => here.innerText()).toMatch(/^2\s+单位/)
      expect(await done()).toEqual([expect.stringMatching(/^地区\s+，已做完$/)])

      // On another day, in another window, the same draft goes on.
      const later = await admin.newPage()
      await later.goto(`${server.url}/plans/begin`)
      await later.getByRole('link', { name: '列出单位（单位）' }).click()
      await later.getByRole('grid').getByRole('gridcell').first().click()
      await later.keyboard.type('市工业和信息化局')
      await later.keyboard.press('Enter')
      await later.getByText(/^已保存/).waitFor()
      await later.goto(`${server.url}/plans/begin`)
      await later.getByText('1 个单位').waitFor()
      await later.getByText(/^草稿里有 0 项目标/).waitFor()
      expect(await axeFaults(later)).toEqual([])
      if (process.env['PICTURES']) await later.screenshot({ path: `${process.env['PICTURES']}/begin-2.png` })
      await later.setViewportSize({ width: 683, height: 384 })
      expect(
        await later.evaluate(() => document.querySelector('main#content')!.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(admin.complaints()).toEqual([])
    } finally {
      await server.stop()
    }
  })
})
