import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { openFiling } from '#tests/support/given/open-filing.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const stations = '5G基站累计开通数，座，本期，肇庆市'
const counted = '2024年10月起只计宏站，不计室内分布；按新口径九月为 7,020 座'
const size = { width: 1920, height: 1080 }

describe('a cell that is counted by a new 口径', () => {
  it('is marked by its reporter with a note, asked about in review, and said beside the light', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const panel = page.getByLabel('当前格')
    await page.getByLabel(stations).click()
    await page.keyboard.type('7100')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    // September had 7,722: a smaller stock is asked about, and the light would change.
    await panel.getByText('核实 · 须说明').first().waitFor()
    await panel.getByLabel('新口径自本期起（与以前各期不再可比）').check()
    await panel.getByText('标为口径调整的，请在说明里写明').waitFor()
    await page.getByRole('row', { name: /7,722.*口径调整/ }).waitFor()
    await panel.getByText('缺基期').waitFor()
    expect(await panel.locator('.curve .step').count()).toBe(0)
    // Without the note the cell is not submitted, by the key either.
    await page.getByRole('button', { name: '提交审核 1 项' }).press('Enter')
    expect(await page.getByText('已提交 1 项').count()).toBe(0)
    await panel.getByLabel('说明（口径怎样变了，必填）').fill(counted)
    await panel.getByText('强制 · 须改正').waitFor({ state: 'detached' })
    // One step back removes the note, the next one the mark; then both are restored.
    await page.getByLabel(stations).click()
    const marked = () => panel.getByLabel('新口径自本期起（与以前各期不再可比）').isChecked()
    for (let steps = 0; steps < 2; steps++) await page.keyboard.press('Control+z')
    await expect.poll(marked).toBe(false)
    for (let steps = 0; steps < 2; steps++) await page.keyboard.press('Control+y')
    await expect.poll(marked).toBe(true)
    await page.getByText(/^已保存/).waitFor()
    await page.reload()
    await page.getByLabel(stations).click()
    expect(await marked()).toBe(true)
    await page.getByRole('button', { name: '提交审核 1 项' }).click()
    await page.getByText('已提交 1 项，等待审核').waitFor()

    const reviewer = await watchedContext(browser, { viewport: size })
    await signIn(reviewer.context, server, 'demo-reviewer')
    const queue = await reviewer.newPage()
    await queue.goto(`${server.url}/review`)
    const row = queue.getByRole('row').filter({ hasText: '5G基站累计开通数' })
    await row.getByText('口径调整').waitFor()
    expect(await row.locator('.curve .step').count()).toBe(0)
    // The cell is in question, so that it cannot be approved together with others.
    expect(await queue.getByRole('button', { name: /无疑问的/ }).count()).toBe(0)
    await queue.keyboard.press('a')
    const asked = queue.getByRole('dialog', { name: '通过？' })
    await asked.getByText('，口径调整').waitFor()
    await asked.getByText('有灯会变').waitFor()
    await queue.keyboard.press('Enter')
    await queue.getByText('已通过“5G基站累计开通数”（肇庆市，2024年10月）').waitFor()

    await queue.goto(`${server.url}/targets/zhaoqing-2024-5g-base-stations?at=2024-10-31`)
    const reasons = queue.getByLabel('判定依据')
    await reasons.getByText('2024年10月口径调整，此前的数未按新口径重报，不能与之相比。').waitFor()
    await reasons.getByText('按调整后的口径重报').waitFor()
    expect([...watched.complaints(), ...reviewer.complaints()]).toEqual([])
    await Promise.all([watched.context.close(), reviewer.context.close()])
  })
})
