import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'
import { brokenWords } from '../pages/broken-words.ts'

describe('the page 数据出口', () => {
  it('makes an indicator public, which a token for public data can read afterwards, and downloads a workbook', async ({
    server,
    browser,
  }) => {
    const { context } = await watchedContext(browser)
    await signIn(context, server, 'admin')
    const page = await context.newPage()
    await page.goto(`${server.url}/data-out`)
    const row = page.getByRole('row').filter({ hasText: 'zhaoqing-5g-base-stations' })
    await page.getByRole('searchbox', { name: '查找指标' }).fill('zhaoqing-5g-base-stations')
    await row.getByRole('combobox').selectOption('公开')
    await expect.poll(() => page.getByRole('button', { name: '公开' }).innerText()).toMatch(/ [1-9]/)
    const levels = () =>
      page.evaluate(async () => {
        const { disclosures } = (await (await fetch('/api/catalogue')).json()) as { disclosures: unknown[] }
        return disclosures
      })
    await expect.poll(levels).toEqual([{ id: 'zhaoqing-5g-base-stations', level: 'public' }])
    expect(await brokenWords(page)).toEqual([])

    await page.goto(`${server.url}/tokens`)
    await page.getByRole('button', { name: '新建令牌' }).click()
    await page.getByLabel('用途').fill('省公共数据开放平台')
    await page.getByLabel('全部', { exact: true }).check()
    await page.getByLabel('其中').selectOption('只取公开的指标，只用数据出口')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    const secret = await page.locator('#made-secret').inputValue()
    const headers = { authorization: `Bearer ${secret}` }
    const given = await fetch(`${server.url}/sdmx/data/dataflow/XUSHI/OBSERVATIONS?format=sdmx-csv`, {
      headers,
    })
    expect(given.status).toBe(200)
    const indicators = (await given.text())
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[3])
    expect(new Set(indicators)).toContain('zhaoqing-5g-base-stations')
    expect((await fetch(`${server.url}/api/board?scope=441200`, { headers })).status).toBe(403)

    await page.goto(`${server.url}/data-out`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel' }).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^审定数据 \d{4}-\d{2}-\d{2}\.xlsx$/)
  })
})
