import { Workbook } from '@cj-tech-master/excelts'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signInOnce } from '#tests/support/browser/shared-context.ts'
import { it } from '../browser-test.ts'

/** A page of a yearbook with a title, the unit above the table, and months side by side. The figures are invented. */
async function yearbook(figures: readonly (number | string)[]): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('5G基站')
  const months = figures.map((_, at) => `2018年${at + 1}月`)
  for (const row of [
    ['表7-12 各县（市、区）5G基站（虚构）'],
    ['单位：座'],
    ['地区', ...months],
    ['肇庆市', ...figures],
  ])
    sheet.addRow(row)
  sheet.mergeCells(1, 1, 1, months.length + 1)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const handIn = async (page: Page, name: string, figures: readonly (number | string)[]) =>
  page
    .getByLabel('历史数据文件')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await yearbook(figures) })

const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES']
  if (!folder) return
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
}

const monthly = [5100, 5150, 5200, 5250, 5300, 5350, 5400, 5450, 5500, 5550, 5600, 5650]

describe('a table of history', () => {
  it('is mapped, checked with all findings told, submitted, and released by a reviewer, with the keyboard alone', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1366, height: 768 } })
    await signInOnce(admin, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/imports`)
    await page.getByText('还没有导入过').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'imports-none')
    await page.getByLabel('数据出处').fill('2018年统计年鉴（虚构）')

    // The indicator stands in the title and in no column, so that it is told once for the whole table.
    await handIn(page, '年鉴2018.xlsx', ['约五千', -5, ...monthly.slice(2)])
    await page.getByRole('heading', { name: '年鉴2018.xlsx' }).waitFor()
    await page.getByText('整份都不能提交').waitFor()
    expect(await page.getByRole('button', { name: '整份提交' }).count()).toBe(0)
    await page.getByText('还没有说明哪里是：指标').waitFor()
    await page.getByLabel('指标', { exact: true }).fill('5G基站累计开通数')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '按这个读法重新检查' }).focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('region', { name: '检查结果列表' })
    await list.getByText('第 4 行 B 列').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '强制性 2' }).count()).toBe(1)
    await page.getByRole('button', { name: '强制性 2' }).focus()
    await page.keyboard.press('Space')
    expect(await list.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^第 4 行 B 列\s+强制性\s+5G基站累计开通数/),
      expect.stringMatching(/^第 4 行 C 列\s+强制性/),
    ])
    await page.getByLabel('在检查结果里查找').fill('c列')
    expect(await list.locator('tbody tr').count()).toBe(1)
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'import-faulty')

    // The corrected file is uploaded again: the mapping of tables with the same heads is remembered.
    await page.getByRole('navigation').getByRole('link', { name: '数据导入' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('数据出处').fill('2018年统计年鉴（虚构）')
    await handIn(page, '年鉴2018改.xlsx', monthly)
    await page.getByText('可以整份提交').waitFor()
    await page.getByText('与上次同样表头的读法一样').waitFor()
    await page.getByRole('region', { name: '读出的数列表' }).getByText('5,100 座').waitFor()
    await picture(page, 'import-checked')
    await page.getByRole('button', { name: '整份提交' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '整份提交 12 个数？' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('等审核员整份放行').waitFor()
    expect(await page.getByRole('button', { name: '整份放行' }).count()).toBe(0)

    const reviewer = await watchedContext(browser, { viewport: { width: 1366, height: 768 } })
    await signInOnce(reviewer, server, 'demo-reviewer')
    const desk = await reviewer.newPage()
    await desk.goto(`${server.url}/review`)
    await desk.getByRole('link', { name: '年鉴2018改.xlsx（12 个数）' }).focus()
    await picture(desk, 'review-waiting')
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name: '整份放行' }).focus()
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog', { name: '整份放行 12 个数？' }).waitFor()
    await desk.keyboard.press('Enter')
    await desk.getByText(/放行，已全部生效。$/).waitFor()
    await picture(desk, 'import-released')
    await page.getByText(/放行，已全部生效。$/).waitFor()
    const query = 'indicator=zhaoqing-5g-base-stations&region=441200&from=2018-01&to=2018-12'
    const known = await reviewer.context.request.get(`${server.url}/api/observations?${query}`)
    const { observations } = (await known.json()) as { observations: { value: number; note: string }[] }
    expect(observations.map(({ value }) => value)).toEqual(monthly)
    expect(observations[0]!.note).toBe('2018年统计年鉴（虚构）')

    await page.goto(`${server.url}/imports`)
    const rows = page.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(2)
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/^年鉴2018改\.xlsx\s+2018年统计年鉴（虚构）\s+已放行\s+12\s+0\s+\d+\s/),
      expect.stringMatching(/^年鉴2018\.xlsx\s+2018年统计年鉴（虚构）\s+有错，未提交\s+11\s+2\s/),
    ])
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'imports')
    expect([...admin.complaints(), ...reviewer.complaints()]).toEqual([])
  })

  it('tells what cannot be read, is cancelled before it is submitted, and is sent back as a whole', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1366, height: 768 } })
    await signInOnce(admin, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/imports`)
    await page.getByLabel('历史数据文件').setInputFiles({
      name: '坏.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('指标,"期\n1,2'),
    })
    await page.getByText('引号没有结束').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'import-unreadable')
    await page.goto(`${server.url}/imports`)
    await page
      .getByLabel('历史数据文件')
      .setInputFiles({ name: '图.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7') })
    await page.getByRole('alert').waitFor()
    expect(page.url()).toMatch(/\/imports$/)

    await handIn(
      page,
      '年鉴2018再.xlsx',
      monthly.map((figure) => figure + 1),
    )
    await page.getByText('可以整份提交').waitFor()
    await page.getByRole('button', { name: '不提交，取消' }).click()
    await page.getByText('已取消，没有存入任何数').first().waitFor()
    await page.getByRole('button', { name: '按这个读法重新检查' }).click()
    await page.getByText('可以整份提交').waitFor()
    await page.getByRole('button', { name: '整份提交' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '整份提交' }).click()
    await page.getByText('等审核员整份放行').waitFor()

    const reviewer = await watchedContext(browser, { viewport: { width: 683, height: 384 } })
    await signInOnce(reviewer, server, 'demo-reviewer')
    const desk = await reviewer.newPage()
    await desk.goto(page.url())
    await desk.getByRole('button', { name: '整份退回' }).click()
    await desk.getByLabel('退回原因（提交人会看到原文）').fill('年鉴的数与已放行的不符')
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('退回：年鉴的数与已放行的不符').waitFor()
    // At 200 per cent only tables are scrolled sideways.
    expect(
      await desk.evaluate(() => document.querySelector('main#content')!.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
  })
})
