import { buffer } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { partOf, textIn } from '#tests/support/documents/read-office.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a new meeting', () => {
  it('is of an organisation, which is found by what people call it and taken by keyboard', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    await page.goto(`${server.url}/meetings`)
    await page.getByRole('button', { name: '筹备会议' }).click()
    await page.getByLabel('系列').selectOption('ad-hoc')
    const dialog = page.getByRole('dialog')
    const sought = dialog.getByLabel('查找范围')
    await sought.fill('没有这个单位')
    await dialog.getByText('没有符合的。').waitFor()
    await sought.fill('肇庆工信局')
    const bureau = dialog.getByRole('checkbox', { name: /^肇庆市工业和信息化局 ?6 项目标$/ })
    await bureau.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await bureau.isChecked()).toBe(true)
    // Chosen scopes stay visible during a search; five of the bureau's six targets are of the chosen plan too.
    await dialog.getByText('共 22 项目标，重复的只算一次').waitFor()
    await dialog.getByRole('button', { name: '去掉肇庆数字经济2024' }).click()
    await dialog.getByText('共 6 项目标', { exact: true }).waitFor()
    await sought.fill('珠海')
    expect(await axeFaults(page)).toEqual([])
    const folder = process.env['MEETING_PICTURES']
    if (folder !== undefined) {
      await page.screenshot({ path: `${folder}/scopes-found.png` })
      await sought.fill('')
      await page.screenshot({ path: `${folder}/scopes.png` })
    }
    await page.getByRole('button', { name: '列出议题' }).click()
    await page.getByText(/范围：肇庆市工业和信息化局；/).waitFor()
    await page.getByRole('heading', { name: '红灯' }).waitFor()
    const sentences = await page.locator('ol .sentence').allInnerTexts()
    expect(sentences.filter((sentence) => !/[：]市工业和信息化局/.test(sentence))).toEqual([])

    // The meeting is cancelled with a reason, and is no longer the next one.
    await page.getByRole('button', { name: '取消会议' }).click()
    await page.getByRole('button', { name: '范围选错，另行筹备' }).click()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText('原因：范围选错，另行筹备').waitFor()
    expect(await page.getByRole('button', { name: /定格|请单位说明/ }).count()).toBe(0)
    if (folder !== undefined) await page.screenshot({ path: `${folder}/cancelled.png` })
    await page.goto(`${server.url}/meetings`)
    const row = page.getByRole('row').filter({ hasText: '肇庆市工业和信息化局' })
    await row.getByText('已取消').waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('takes its secretary at most 25 clicks and keys from a new meeting to the brief downloaded', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    await page.addInitScript(() => {
      const counted = { clicks: 0, keys: 0 }
      Object.assign(window, { counted })
      window.addEventListener('click', ({ isTrusted }) => isTrusted && counted.clicks++, true)
      window.addEventListener('keydown', ({ isTrusted }) => isTrusted && counted.keys++, true)
    })
    await page.goto(`${server.url}/meetings`)
    for (const name of ['筹备会议', '列出议题', '定格']) await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定格' }).click()
    await page.getByRole('button', { name: '全部制作' }).click()
    const made = page.getByRole('link', { name: /简报[.]docx$/ })
    await made.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), made.click()])
    const brief = await buffer(await download.createReadStream())
    const title = download.suggestedFilename().replace('简报.docx', '目标进展情况')
    expect(textIn(await partOf(brief, 'word/document.xml'))).toContain(title)
    const { clicks, keys } = await page.evaluate(
      () => (window as unknown as { counted: { clicks: number; keys: number } }).counted,
    )
    process.stdout.write(`from a new meeting to the brief: ${clicks} clicks, ${keys} keys\n`)
    expect(clicks + keys).toBeLessThanOrEqual(25)
    expect(clicks).toBe(6)
  })
})
