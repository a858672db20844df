import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('an organisation', () => {
  it('is found by what people call it, and is told apart from those of the same name', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/people`)
    // The reporter's own name contains 工信局; 工信委 is found through the organisation alone.
    const people = page.locator('tbody tr')
    await people.filter({ hasText: '肇庆市工业和信息化局' }).first().waitFor()
    await page.getByLabel('查找人员').fill('工信委')
    await expect.poll(() => people.filter({ hasNotText: '肇庆市工业和信息化局' }).count()).toBe(0)
    expect(await people.count()).toBeGreaterThan(0)

    await page.getByRole('button', { name: '新建人员' }).click()
    const dialog = page.getByRole('dialog')
    const picker = dialog.getByRole('combobox', { name: '单位' })
    const offered = async () =>
      (await dialog.locator('.choice:visible').allInnerTexts()).map((text) => text.split(/\s/)[0]!).sort()
    await dialog.getByText('输入单位名称查找').click()
    await page.keyboard.type('工信局')
    await expect
      .poll(offered)
      .toEqual(
        [
          '工业和信息化部',
          '广东省工业和信息化厅',
          '清远市工业和信息化局',
          '珠海市工业和信息化局',
          '肇庆市工业和信息化局',
        ].sort(),
      )
    await picker.fill('肇庆 发改委')
    await expect.poll(offered).toEqual(['肇庆市发展和改革局'])
    await page.keyboard.press('Enter')
    await dialog.locator('.el-tag').getByText('肇庆市发展和改革局').waitFor()
    expect(await axeFaults(page)).toEqual([])
    // The whole list is open: Tab leads on, and not round within it.
    await picker.fill('')
    await expect.poll(async () => (await offered()).length).toBeGreaterThan(20)
    await page.keyboard.press('Tab')
    await expect
      .poll(() => picker.evaluate((box) => box.closest('.el-select')?.contains(document.activeElement)))
      .toBe(false)

    await page.goto(`${server.url}/catalogue`)
    await page.getByLabel('在全部文件里查找').fill('卫健委')
    await page.getByText(/^“卫健委”：[1-9]\d* 项目标与里程碑$/).waitFor()
    expect(admin.complaints()).toEqual([])
    await admin.context.close()
  })
})
