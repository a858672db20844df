import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const size = { width: 1920, height: 1080 }

/** Picks one of many choices by typing its name. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(name)
  await page.getByRole('option', { name }).first().click()
}
const rows = (page: Page) => page.locator('.ranking tbody tr')

describe('from a scheme to its publication', () => {
  it('defines, runs and publishes an evaluation that a later revision leaves as it was', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: size })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/evaluations/schemes/new`)
    await page.getByLabel('方案名称').fill('县区基站评价')
    await page.getByLabel('整组加入下级地区').selectOption({ label: '肇庆市所辖' })
    await pick(page, '指标', '5G基站累计开通数')
    await page.getByText('权重合计为0%，须为100%：请再加100%。').waitFor()
    await page.getByLabel('5G基站累计开通数，权重，%').fill('90')
    await page.getByText('权重合计为90%，须为100%：请再加10%。').waitFor()
    await page.keyboard.press('Control+z')
    expect(await page.getByLabel('5G基站累计开通数，权重，%').inputValue()).toBe('0')
    await page.getByRole('button', { name: '平均分配权重' }).click()
    await page.getByLabel('5G基站累计开通数，计分方法').selectOption('place')
    await rows(page).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存方案' }).click()

    await page.waitForURL(/\/evaluations\?scheme=evaluation-1&at=2024-10-15$/)
    // 端州 has the most stations of the demo year: 100 points, and 5 points fewer for each place down to the eighth.
    await expect.poll(() => rows(page).count()).toBe(8)
    expect(await rows(page).first().innerText()).toMatch(/^1\s+端州区\s+100\.0/)
    expect(await rows(page).last().innerText()).toMatch(/^8\s+鼎湖区\s+65\.0/)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.waitForURL(/\/evaluations\/published\/evaluation-1-2024-10-15-1$/)
    await page.getByText('今天按同一方案、同一基准日重算，结果与发布时一致。').waitFor()
    const published = await page.locator('.ranking').innerText()

    const value = {
      indicator: 'zhaoqing-5g-base-stations',
      region: '441203',
      period: '2024-M09',
      value: 9_000,
    }
    const answer = await callApi(server, '/api/observations', { items: [{ ...value, note: '更正漏报' }] })
    expect(answer.status).toBe(201)

    await page.reload()
    await page.getByText('鼎湖区 发布时第 8 名').waitFor()
    expect(await page.locator('.changes').innerText()).toMatch(/今天会是第 1 名，100\.0\s分/)
    expect(await page.locator('.ranking').innerText()).toBe(published)
    expect(await axeFaults(page)).toEqual([])
    await page.goto(`${server.url}/evaluations?scheme=evaluation-1&at=2024-10-15`)
    await expect.poll(() => rows(page).first().innerText()).toMatch(/^1\s+鼎湖区\s+100\.0/)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出评价表' }).click()
    expect((await download).suggestedFilename()).toBe('县区基站评价-2024-10-15.csv')
    expect(admin.complaints()).toEqual([])
    await admin.context.close()
  })

  it('asks before unsaved input is left', async ({ server, browser }) => {
    const admin = await watchedContext(browser, { viewport: size })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/evaluations/schemes/evaluation-demo`)
    await page.getByLabel('依据').fill('另有决定')
    await page.getByRole('link', { name: '返回考核评价' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    expect(await page.getByLabel('依据').inputValue()).toBe('另有决定')
    await page.getByRole('link', { name: '返回考核评价' }).click()
    await page.getByRole('button', { name: '不保存，离开' }).click()
    await page.waitForURL(/\/evaluations(\?|$)/)
    await admin.context.close()
  })
})
