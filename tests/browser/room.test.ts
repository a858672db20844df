import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/axe-faults.ts'
import { watchedContext } from '#tests/support/browser.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'

describe('the room', () => {
  it('turns page by page by keyboard and touch; what is typed beside is kept, and nothing of two who write is lost', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    await page.goto(`${server.url}/meetings`)
    const post = async (path: string, data: object = {}) => {
      const answer = await page.request.post(`${server.url}${path}`, { data })
      expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
      return (await answer.json()) as { id: string }
    }
    const draft = { series: 'weekly', title: '第40周调度会', date: '2024-10-04', at: '2024-09-30' }
    const { id } = await post('/api/meetings', { ...draft, scopes: ['441200'] })
    await post(`/api/meetings/${id}/freeze`)
    await post(`/api/meetings/${id}/hold`)

    await page.goto(`${server.url}/meetings/${id}/room`)
    const title = page.locator('h1')
    await title.filter({ hasText: '新一代信息技术工程类市重点项目数' }).waitFor()
    await page.locator('.curve canvas').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const pages = Number((await page.locator('.place').innerText()).split('/')[1])
    const place = (number: number) => page.getByText(`${number} / ${pages}`, { exact: true }).waitFor()
    for (const [key, number] of [
      ['ArrowRight', 2],
      ['End', pages],
      ['ArrowRight', pages],
      ['Home', 1],
      ['3', 3],
      ['ArrowLeft', 2],
    ] as const) {
      await page.keyboard.press(key)
      await place(number)
    }
    await page.getByLabel('议定事项').fill('11月15日前开工，每周报进度')
    // In a text the arrow moves the caret and turns no page.
    await page.keyboard.press('ArrowLeft')
    await page.getByText('停下来就存。已存。').waitFor()
    await place(2)

    const other = await watchedContext(browser, { viewport: { width: 1024, height: 768 }, hasTouch: true })
    await signIn(other.context, server, 'demo-secretary')
    const tablet = await other.newPage()
    await tablet.goto(`${server.url}/meetings/${id}/room`)
    await tablet.getByRole('button', { name: '下一项' }).tap()
    await expect.poll(() => tablet.getByLabel('议定事项').inputValue()).toBe('11月15日前开工，每周报进度')
    await page.getByRole('textbox', { name: '记录' }).fill('市交通局：图纸已批')
    await page.getByText('停下来就存。已存。').waitFor()
    await tablet.getByRole('textbox', { name: '记录' }).fill('市财政局：资金已到位')
    await tablet.getByRole('button', { name: '两份都留' }).tap()
    await tablet.getByText('停下来就存。已存。').waitFor()
    expect(await tablet.getByRole('textbox', { name: '记录' }).inputValue()).toBe(
      '市交通局：图纸已批\n市财政局：资金已到位',
    )
    expect(await axeFaults(tablet)).toEqual([])

    // What was typed while the line was cut survives the page, and reaches the server afterwards.
    await desk.context.setOffline(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.getByRole('textbox', { name: '记录' }).fill('断网时写的')
    await page.getByText(/内容留在本机，稍后自动再存/).waitFor()
    await page.close()
    await desk.context.setOffline(false)
    const again = await desk.newPage()
    await again.goto(`${server.url}/meetings/${id}/room`)
    await again.getByText('停下来就存。已存。').waitFor()
    const { notes } = (await (await again.request.get(`${server.url}/api/meetings/${id}/notes`)).json()) as {
      notes: { note: string }[]
    }
    expect(notes.map(({ note }) => note)).toContain('断网时写的')
    expect(await again.getByRole('textbox', { name: '记录' }).inputValue()).toBe('断网时写的')
  })
})
