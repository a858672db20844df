import { Workbook } from '@cj-tech-master/excelts'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { KeptPlanDraft } from '#server/contract/plan-drafts.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

/** Pastes the rows of a block as a spreadsheet puts them on the clipboard. */
async function pasteInto(page: Page, lines: readonly (readonly string[])[]): Promise<void> {
  await page.getByRole('grid').evaluate(
    (grid, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      grid.querySelector('textarea')!.dispatchEvent(paste)
    },
    lines.map((line) => line.join('\t')).join('\n'),
  )
}

describe('drafting a plan', () => {
  it('is done from nothing with keyboard and clipboard, together with a colleague, and published as a whole', async ({
    browser,
  }) => {
    const server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
    try {
      const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
      await signIn(admin.context, server, 'admin')
      const page = await admin.newPage()
      await page.goto(`${server.url}/plans`)
      await page.getByRole('button', { name: '新拟一份计划' }).click()
      await page.getByLabel('文件名称').fill('厦门市数字经济年度计划（虚构）')
      await page.getByLabel('地区', { exact: true }).fill('厦门市')
      await page.getByLabel('起始日期').fill('2024年')
      await page.getByLabel('完成期限').fill('2024年底')
      await page.getByLabel('汇总单位').fill('市工信局')
      await page.getByText('单位表里没有“市工信局”').first().waitFor()

      const part = (name: string) =>
        page
          .getByRole('navigation', { name: '草稿各表' })
          .getByRole('button', { name: new RegExp(`^${name}`) })
      await part('单位').click()
      await page.getByRole('grid').getByRole('gridcell').first().click()
      await page.keyboard.type('市工业和信息化局')
      await page.keyboard.press('Tab')
      await page.keyboard.type('市工信局')
      await page.keyboard.press('Enter')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type('市通信管理局')
      await part('目标').click()
      await page.getByRole('grid').getByRole('gridcell').first().click()
      await pasteInto(page, [
        ['目标', '目标值', '单位', '评价方式', '牵头单位', '序号'],
        ['5G基站累计数', '2,000', '座', '期末存量', '市通信管理局', '1'],
        ['上云企业数', '三百', '家', '期间累计', '', '2'],
        ['全程网办率', '95', '%', '覆盖率', '', '3'],
      ])
      await page.getByText('粘贴时没有用到的栏：序号').waitFor()
      await page.getByRole('button', { name: '目标 · 第2行 · 目标值' }).click()
      expect(await axeFaults(page)).toEqual([])
      await page.keyboard.type('300')
      await page.keyboard.press('Enter')
      await page.getByText('没有要改的，可以发布').waitFor()
      await page.getByText(/^已保存/).waitFor()

      // A colleague edits the same draft in the meantime.
      const id = page.url().split('/').at(-1)!
      const headers = { origin: server.url }
      const path = `${server.url}/api/plans/${id}`
      const kept = (await (await admin.context.request.get(path)).json()) as KeptPlanDraft
      const theirs = {
        ...kept.draft,
        document: { ...kept.draft.document, shortTitle: '厦门2024' },
        targets: kept.draft.targets.map((row, at) => (at === 0 ? { ...row, baseline: '1500' } : row)),
      }
      const put = await admin.context.request.put(path, {
        headers: { ...headers, 'if-match': `"${kept.version}"` },
        data: theirs,
      })
      expect(put.status()).toBe(200)
      await page.getByRole('gridcell').filter({ hasText: '5G基站累计数' }).click()
      await page.keyboard.press('F2')
      await page.keyboard.type('（座）')
      await page.getByText('两边的改动已经合到一起').waitFor()
      await page.getByRole('gridcell').filter({ hasText: '1500' }).waitFor()
      await page.getByText(/^已保存/).waitFor()

      // A target is changed in a workbook, which is checked before it is taken.
      const workbook = new Workbook()
      await workbook.xlsx.load(await (await admin.context.request.get(`${path}/workbook.xlsx`)).body())
      const sheet = workbook.getWorksheet('目标')!
      sheet.getCell('C3').value = 350
      await page.getByLabel('填好的工作簿').setInputFiles({
        name: '厦门.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
      })
      const look = page.getByRole('dialog', { name: '“厦门.xlsx”会改什么' })
      const row = look.getByRole('region', { name: '目标' }).getByRole('row')
      expect(await row.last().innerText()).toMatch(/修改\s+上云企业数\s+目标值\s*300\s*350/)
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/workbook.png` })
      await page.keyboard.press('Enter')
      await page.getByRole('gridcell').filter({ hasText: '350' }).waitFor()
      await page.getByText(/^已保存/).waitFor()

      await page.getByRole('button', { name: '预览看板' }).click()
      const preview = page.getByRole('dialog', { name: '发布后的看板' })
      await preview.getByRole('row').filter({ hasText: '5G基站累计数（座）' }).waitFor()
      expect(await preview.getByRole('row').count()).toBe(4)
      expect(await axeFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '已发布。要亮灯还缺 6 项' }).waitFor()
      await page.getByRole('button', { name: '全程网办率', exact: true }).first().click()
      await expect.poll(() => page.locator('textarea').getAttribute('aria-label')).toBe('第3行，牵头单位')
      if (process.env['PICTURES'])
        await page.screenshot({ path: `${process.env['PICTURES']}/plan-draft.png` })

      // A target in force is handed down to the districts by shares.
      await page.getByRole('button', { name: '把已有的目标分解到地区或单位…' }).click()
      const dialog = page.getByRole('dialog', { name: '分解下达' })
      await dialog.getByLabel('思明区占本级（%）').fill('60')
      await dialog.getByLabel('海沧区占本级（%）').fill('40')
      await dialog.getByText('还有 4 个没有分解').or(dialog.getByText('与目标相等')).waitFor()
      expect(await dialog.getByLabel('思明区目标值').inputValue()).toBe('1200')
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/hand-down.png` })
      await page.keyboard.press('Enter')
      await page.getByRole('gridcell').filter({ hasText: '1,200' }).waitFor()
      // A target is handed down to an organisation by a figure, with keys alone.
      await page.getByRole('button', { name: '把已有的目标分解到地区或单位…' }).press('Enter')
      await dialog.getByLabel('分到下级地区').press('ArrowDown')
      await dialog.getByRole('combobox', { name: '哪些单位' }).fill('通信')
      await dialog.getByRole('option', { name: /市工业和信息化局/ }).waitFor({ state: 'detached' })
      await page.keyboard.press('Enter')
      await dialog.getByLabel('市通信管理局目标值').fill('1500')
      await dialog.getByText('分解不足').waitFor()
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES'])
        await page.screenshot({ path: `${process.env['PICTURES']}/hand-units.png` })
      await dialog.getByLabel('市通信管理局目标值').press('Enter')
      await page.getByRole('gridcell').filter({ hasText: '5G基站累计数（座）（市通信管理局）' }).waitFor()

      await page.goto(`${server.url}/boards`)
      await page.getByText('厦门2024').first().waitFor()
      expect(await page.locator('main').innerText()).not.toMatch(/珠海|肇庆|广东/)
      await page.goto(`${server.url}/plans`)
      await page.getByRole('link', { name: '厦门市数字经济年度计划（虚构）' }).first().waitFor()
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/plans.png` })

      // One record is changed by itself, with keys alone, from the list of its kind.
      await page.goto(`${server.url}/catalogue`)
      await page.getByRole('link', { name: '目录逐项' }).press('Enter')
      await page.getByRole('link', { name: '单位', exact: true }).press('Enter')
      await page.getByLabel('查找单位').fill('工信')
      await page.getByRole('link', { name: '市通信管理局' }).waitFor({ state: 'detached' })
      await page.getByRole('link', { name: '市工业和信息化局' }).press('Enter')
      await page.getByRole('button', { name: '改这一项' }).press('Enter')
      const form = page.getByRole('dialog', { name: '改“市工业和信息化局”' })
      await form.getByLabel('单位全称').fill('')
      await form.getByText('请填单位全称。').waitFor()
      await form.getByLabel('单位全称').fill('市工业和信息化局（市数据局）')
      await form.getByText(/目标的灯都不变/).waitFor()
      await form.getByLabel(/^原因/).fill('加挂牌子（虚构）')
      expect(await axeFaults(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByText('已保存，成为新的一版。').waitFor()
      await page.getByRole('cell', { name: '加挂牌子（虚构）' }).waitFor()
      expect(await axeFaults(page)).toEqual([])
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/record.png` })
    } finally {
      await server.stop()
    }
  })
})
