import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a narrative', () => {
  it('is asked of an organisation, seen on its start page, answered, and stands beside the light at the meeting', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    await page.goto(`${server.url}/meetings`)
    const convened = await page.request.post(`${server.url}/api/meetings`, {
      data: {
        series: 'monthly',
        title: '9月调度会',
        date: '2024-10-04',
        at: '2024-09-30',
        scopes: ['441200'],
      },
    })
    const { id } = (await convened.json()) as { id: string }
    await page.goto(`${server.url}/meetings/${id}`)
    await page.getByRole('button', { name: '请单位说明' }).click()
    const dialog = page.getByRole('dialog')
    // The meeting's day has passed, since the demonstration stands at 31 October; so that day itself is proposed.
    await expect.poll(() => dialog.getByLabel('请在这一天以前答复').inputValue()).toBe('2024-10-04')
    expect(await axeFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '发给牵头单位' }).click()
    await page.getByText('已请市工业和信息化局说明').first().waitFor()

    const bureau = await watchedContext(browser, { viewport: { width: 1440, height: 900 } })
    await signIn(bureau.context, server, 'demo-gongxin')
    const form = await bureau.newPage()
    await form.goto(server.url)
    await form.getByText(/^调度会请本单位说明 \d+ 项目标$/).waitFor()
    await form.getByRole('link', { name: '去说明' }).click()
    const card = form.locator('article').filter({ hasText: '新一代信息技术工程类市重点项目数' })
    await card.getByText('严重滞后').waitFor()
    await card.getByText('能完成').click()
    // A text that is too long is neither cut off unnoticed nor sent.
    await card.getByLabel('原因').fill('长'.repeat(20_000))
    await card.getByText('已写 20000 字，至多 300 字，请删去 19700 字再提交。').waitFor()
    expect((await card.getByLabel('原因').inputValue()).length).toBe(20_000)
    await card.getByLabel('原因').fill('两个项目用地批复晚于计划')
    await card.getByLabel('措施').fill('已派专班驻点，11月底前开工')
    expect(await axeFaults(form)).toEqual([])
    await form.keyboard.press('Control+Enter')
    await card.getByText('已存下，会上可见；定格以前还可以改。').waitFor()

    await page.reload()
    await page.getByRole('heading', { name: '研判与灯不符' }).waitFor()
    await page.getByText(/“新一代信息技术工程类市重点项目数”牵头单位研判“能完成”，现为严重滞后/).waitFor()
    const told = page.locator('.narrative').filter({ hasText: '两个项目用地批复晚于计划' })
    expect(await told.innerText()).toMatch(/系统判定\s*严重滞后\s*单位研判\s*能完成/)
    expect(await axeFaults(page)).toEqual([])
    await form.goto(server.url)
    await form.getByText('调度会请本单位说明').waitFor()
    expect([...desk.complaints(), ...bureau.complaints()]).toEqual([])
  })
})
