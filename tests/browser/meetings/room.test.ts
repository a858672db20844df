import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { launchMortalBrowser, watchedContext } from '#tests/support/browser/browser.ts'
import { passwordOf, signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'
import { openRoomMeeting, swipe } from './room-desk.ts'

describe('the room', () => {
  it('turns page by page by keyboard and touch; what is typed beside is kept, and nothing is lost where two write', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const id = await openRoomMeeting(page, server, 'weekly')
    await page.goto(`${server.url}/meetings/${id}/room`)
    const title = page.locator('h1')
    await title.filter({ hasText: '新一代信息技术工程类市重点项目数' }).waitFor()
    await page.locator('.curve canvas').waitFor()
    // A narrative of the permitted length is higher than its place.
    const known = page.getByRole('region', { name: '单位说明和督办事项' })
    await known.evaluate((region) =>
      (region.firstElementChild as HTMLElement).style.setProperty('height', '3000px'),
    )
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
    // The tablet reads nothing of the other's words before it has its own.
    const { promise: typed, resolve: letRead } = Promise.withResolvers<null>()
    await tablet.route('**/api/meetings/*/notes', async (route) => {
      await typed
      await route.continue()
    })
    const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
    await page.getByRole('textbox', { name: '记录' }).fill('市交通局：图纸已批')
    await kept
    await tablet.getByRole('textbox', { name: '记录' }).fill('市财政局：资金已到位')
    letRead(null)
    await tablet.getByRole('button', { name: '两份都留' }).tap()
    await tablet.getByText('停下来就存。已存。').waitFor()
    expect(await tablet.getByRole('textbox', { name: '记录' }).inputValue()).toBe(
      '市交通局：图纸已批\n市财政局：资金已到位',
    )
    expect(await axeFaults(tablet)).toEqual([])

    // Words that were typed without a connection survive the page, and reach the server later.
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

  it('tells a refusal on its own page and before the meeting is ended, and has the writer sign in again where they are', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser)
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const id = await openRoomMeeting(page, server, 'refused')
    await page.goto(`${server.url}/meetings/${id}/room`)
    const field = page.getByRole('textbox', { name: '记录' })
    const refused = page.getByText(/^没有存下：记录含有看不见的控制字符.+内容留在本机，改好以后停下来就存。$/)
    await field.fill('图纸\u200e已批')
    await refused.waitFor()
    await page.getByRole('button', { name: '下一项' }).click()
    await page.getByText('停下来就存。已存。').waitFor()
    await page.getByText('第 1 项有没存上的内容。').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('link', { name: '‹ 会议' }).click()
    await page.getByRole('button', { name: '结束会议' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('有 1 项写在这台电脑上、还没有存到服务器的内容').waitFor()
    await dialog.getByRole('link', { name: /^第 1 项 新一代信息技术/ }).click()
    await refused.waitFor()
    expect(await field.inputValue()).toBe('图纸\u200e已批')

    await field.fill('图纸已批')
    await desk.context.clearCookies()
    await page.getByLabel('密码').fill(passwordOf(server, 'demo-secretary'))
    await page.keyboard.press('Enter')
    await page.getByText('停下来就存。已存。').waitFor()
    expect(await field.inputValue()).toBe('图纸已批')
  })

  it('is led on a tablet: swiped through, written beside, ordered from, everything in reach of a finger', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1024, height: 768 }, hasTouch: true })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const id = await openRoomMeeting(page, server, 'tablet')
    await page.goto(`${server.url}/meetings/${id}/room`)
    await page.locator('.curve canvas').waitFor()
    const pages = Number((await page.locator('.place').innerText()).split('/')[1])
    const place = () => page.locator('.place').innerText()
    // A swipe to the left shows the next page, one to the right the page before; vertical swipes and swipes in a text turn no page.
    await swipe(page, [600, 400], [200, 420])
    await expect.poll(place).toBe(`2 / ${pages}`)
    await swipe(page, [600, 400], [200, 380])
    await expect.poll(place).toBe(`3 / ${pages}`)
    await swipe(page, [200, 400], [600, 420])
    await expect.poll(place).toBe(`2 / ${pages}`)
    await swipe(page, [400, 550], [380, 200])
    const field = page.getByLabel('议定事项')
    const box = (await field.boundingBox())!
    await swipe(page, [box.x + box.width - 20, box.y + 30], [box.x + 20, box.y + 30])
    expect(await place()).toBe(`2 / ${pages}`)

    // Buttons and fields are large enough for a finger and within the screen.
    for (const one of await page.locator('main :is(button, a, textarea):visible').all()) {
      const { x, y, width, height } = (await one.boundingBox())!
      expect(height).toBeGreaterThanOrEqual(44)
      expect(x >= 0 && y >= 0 && x + width <= 1024 && y + height <= 768).toBe(true)
    }

    await field.tap()
    await page.keyboard.insertText('市交通运输局月底前装完')
    await page.getByText('停下来就存。已存。').waitFor()
    await page.getByRole('button', { name: '交办…' }).tap()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('督办内容').inputValue()).toBe('市交通运输局月底前装完')
    await dialog.getByLabel('督办内容').fill('剩余桥梁月底前装完，每周报一次')
    expect(await axeFaults(page)).toEqual([])
    // Typed words are there again after a reload.
    await page.reload()
    await page.getByRole('button', { name: '交办…' }).tap()
    expect(await dialog.getByLabel('督办内容').inputValue()).toBe('剩余桥梁月底前装完，每周报一次')
    await dialog.getByLabel('期限（工作日）').fill('8')
    // The secretary learns before the order is given that the organisation has nobody to sign, and presses once more.
    await dialog.getByLabel('责任单位').selectOption('zhaoqing-caizheng')
    await dialog.getByText('肇庆市财政局没有能签收的填报员。').waitFor()
    await dialog.getByRole('button', { name: '仍要立项并交办' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await dialog.getByLabel('责任单位').selectOption('zhaoqing-gongxin')
    await dialog.getByText('由演示填报员（肇庆市工信局）签收').waitFor()
    await dialog.getByRole('button', { name: '立项并交办', exact: true }).tap()
    await page.getByText(/督办〔2024〕4号市.+10月.+前：剩余桥梁月底前装完，每周报一次/).waitFor()
    await page.getByRole('button', { name: /^第 1 项/ }).tap()
    await expect.poll(() => page.getByText('剩余桥梁月底前装完').count()).toBe(0)
    expect(desk.complaints()).toEqual([])
  })

  it('is led by keyboard alone', async ({ server, browser }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const id = await openRoomMeeting(page, server, 'keyboard')
    await page.goto(`${server.url}/meetings/${id}`)
    await page.getByRole('link', { name: '逐项翻看' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.curve canvas').waitFor()
    const press = (key: string) => page.keyboard.press(key)
    const type = (text: string) => page.keyboard.type(text)
    const focused = () => page.evaluate(() => document.activeElement?.closest('label')?.innerText)
    await press('ArrowRight')
    await press('F6')
    await expect.poll(focused).toContain('议定事项')
    await type('12月10日前办结')
    await press('Tab')
    await expect.poll(focused).toContain('记录')
    await type('1')
    await press('Escape')
    await page.getByText('停下来就存。已存。').waitFor()
    for (const key of ['F6', 'Tab', 'Tab', 'Enter']) await press(key)
    await expect.poll(focused).toContain('督办内容')
    await press('Control+Enter')
    await page.getByText(/督办〔2024〕\d+号.+：12月10日前办结/).waitFor()
    await press('End')
    await page.getByRole('heading', { name: '综合' }).waitFor()
    await press('2')
    await expect.poll(() => page.getByLabel('议定事项').inputValue()).toBe('12月10日前办结')
    expect(desk.complaints()).toEqual([])
  })

  it('loses nothing that was typed when its page crashes, nor what was kept when the browser is killed', async ({
    server,
  }) => {
    const { browser, kill } = await launchMortalBrowser()
    const desk = await watchedContext(browser)
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const id = await openRoomMeeting(page, server, 'crash')
    const room = `${server.url}/meetings/${id}/room`
    await page.goto(room)
    await page.getByLabel('议定事项').fill('存下的')
    await page.getByText('停下来就存。已存。').waitFor()
    await desk.context.setOffline(true)
    await page.getByRole('textbox', { name: '记录' }).fill('崩溃前刚写的')
    const session = await desk.context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void session.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
    await desk.context.setOffline(false)

    const again = await desk.newPage()
    await again.goto(room)
    await expect.poll(() => again.getByRole('textbox', { name: '记录' }).inputValue()).toBe('崩溃前刚写的')
    await again.getByText('停下来就存。已存。').waitFor()
    await kill()

    const other = await launchMortalBrowser()
    const next = await watchedContext(other.browser)
    await signIn(next.context, server, 'demo-secretary')
    const after = await next.newPage()
    await after.goto(room)
    await expect.poll(() => after.getByLabel('议定事项').inputValue()).toBe('存下的')
    expect(await after.getByRole('textbox', { name: '记录' }).inputValue()).toBe('崩溃前刚写的')
    await other.kill()
  })
})
