import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { october, openFiling } from '#tests/support/given/open-filing.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const size = { width: 1920, height: 1080 }
const share = '城乡主要区域5G覆盖率'
const count = '5G基站累计开通数'
const shareCell = `${share}，%，本期，肇庆市`
const countCell = `${count}，座，本期，肇庆市`

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const bound = (page: Page) => page.getByLabel('原文为“超过”此数（只作下限）')
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ hasText: name }).filter({ hasText: '肇庆市' })

async function explain(page: Page, cell: string): Promise<void> {
  await page.getByLabel(cell).click()
  await page.locator('#cell-note').fill('十月普查清单逐区核对，清单附后')
  await page.keyboard.press('F6')
}

async function submit(page: Page, said: string): Promise<void> {
  await page.getByRole('button', { name: /^提交审核/ }).click()
  await page.getByText(said).waitFor()
}

describe('a share and a figure that is only a lower bound', () => {
  it('go from the panel’s fields through a return to the target’s table and the wall', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    await page.getByLabel(shareCell).click()
    await field(page, '分子').click()
    await page.keyboard.type('158')
    await page.keyboard.press('Enter')
    await page.keyboard.type('166')
    await page.getByText('= 95.18 %').waitFor()
    expect(await bound(page).count()).toBe(0)
    await page.keyboard.press('Enter')
    expect(await page.getByLabel(shareCell).inputValue()).toBe('158/166 = 95.18')

    await page.getByLabel(countCell).click()
    await page.keyboard.type('8001')
    await bound(page).check()
    expect(await page.getByLabel(countCell).inputValue()).toBe('超过 8,001')
    await bound(page).uncheck()
    expect(await page.getByLabel(countCell).inputValue()).toBe('8,001')
    await bound(page).check()
    await explain(page, shareCell)
    await explain(page, countCell)
    await submit(page, '已提交 2 项')

    const desk = await watchedContext(browser, { viewport: size })
    await signIn(desk.context, server, 'demo-reviewer')
    const review = await desk.newPage()
    await review.goto(`${server.url}/review`)
    await rowOf(review, share).getByText('158 / 166').waitFor()
    await rowOf(review, count).getByText('超过 8,001').waitFor()
    await rowOf(review, share).getByRole('button', { name: '退回' }).click()
    await review.getByRole('dialog').getByRole('textbox').fill('分子请按十月底数核对')
    await review.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await rowOf(review, share).waitFor({ state: 'detached' })

    await page.goto(`${server.url}/entry/${october}`)
    await page.getByLabel(shareCell).click()
    await page.getByText('分子请按十月底数核对').waitFor()
    expect(await field(page, '分子').inputValue()).toBe('158')
    expect(await field(page, '分母').inputValue()).toBe('166')
    await field(page, '分子').fill('150')
    await page.getByText('= 90.36 %').waitFor()
    await page.locator('#cell-note').fill('十月底数为150，已与分区台账核对')
    await submit(page, '已提交 1 项')

    await review.reload()
    // Each approval changes a light, and needs a confirmation.
    const sure = review.getByRole('dialog', { name: '通过？' })
    for (const name of [share, count]) {
      await rowOf(review, name).getByRole('button', { name: '通过' }).click()
      await sure.getByRole('button', { name: '通过', exact: true }).click()
      await rowOf(review, name).waitFor({ state: 'detached' })
    }

    await review.goto(`${server.url}/targets/zhaoqing-2024-5g-main-areas?at=2024-10-31`)
    const record = review.getByRole('row').filter({ hasText: '2024年10月' }).filter({ hasText: '90.36' })
    await record.getByText('150 / 166').waitFor()
    await review.goto(`${server.url}/targets/zhaoqing-2024-5g-base-stations?at=2024-10-31`)
    await review.getByRole('row').filter({ hasText: '2024年10月' }).getByText('超过 8,001').waitFor()

    await review.goto(`${server.url}/wall?scope=441200&at=2024-10-31`)
    const rows = review.locator('.attention li button')
    await rows.first().focus()
    // Beyond the end of a page the focus moves to the next page.
    await expect
      .poll(async () => {
        if (await rows.filter({ hasText: share }).isVisible()) return true
        await review.keyboard.press('ArrowDown')
        return false
      })
      .toBe(true)
    await rows.filter({ hasText: share }).click()
    const why = review.getByRole('dialog')
    await why.getByText('150 / 166').waitFor()
    await why.getByText('2024年10月，150 ÷ 166').waitFor()
    expect([...watched.complaints(), ...desk.complaints()]).toEqual([])
    await Promise.all([watched.context.close(), desk.context.close()])
  })
})
