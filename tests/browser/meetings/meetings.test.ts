import { describe, expect } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a meeting', () => {
  it('lists its items by itself, is frozen, shows what is corrected since beside it, and is compared with the next', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const convene = async (date: string) => {
      await page.goto(`${server.url}/meetings`)
      await page.getByRole('button', { name: '筹备会议' }).click()
      // The weekly series has the demonstration's meetings.
      await page.getByLabel('系列').selectOption('monthly')
      const day = page.getByLabel('会议日期')
      await day.fill(date)
      await day.press('Tab')
      // The reference date never lies after the meeting.
      await expect.poll(() => page.getByLabel('基准日').inputValue()).toBe(date)
      expect(await axeFaults(page)).toEqual([])
      await page.getByRole('button', { name: '列出议题' }).click()
      await page.getByRole('heading', { name: '红灯' }).waitFor()
    }
    const sentences = () => page.locator('ol .sentence').allInnerTexts()

    await convene('2024-09-30')
    await page.getByRole('heading', { name: /^2024年9月调度会/ }).waitFor()
    await page.getByText('本系列没有更早的定格会议可比。').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const listed = await sentences()
    expect(listed).toContainEqual(
      expect.stringMatching(
        /^肇庆市“新一代信息技术工程类市重点项目数”严重滞后，完成率 .+。牵头：市工业和信息化局。$/,
      ),
    )
    // A second secretary has the meeting open in its old state, learns of the first one's freezing, and sees the frozen agenda.
    const second = await desk.context.newPage()
    await second.goto(page.url())
    await second.getByRole('button', { name: '定格' }).click()
    await page.getByRole('button', { name: '定格' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定格' }).click()
    await page.getByText('第 1 版，演示调度会秘书').waitFor()
    await second.getByRole('dialog').getByRole('button', { name: '定格' }).click()
    await second.getByRole('dialog').waitFor({ state: 'detached' })
    await second.getByText(/^这次会议已由演示调度会秘书于 .+ 定格为第 1 版/).waitFor()
    await second.getByText('第 1 版，演示调度会秘书').waitFor()
    await second.close()
    await page.getByText('没有。数据与快照相同。').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const frozenAt = page.url()

    // August's number of projects, which was far behind, is corrected to all fifteen.
    const corrected = {
      indicator: 'zhaoqing-new-it-key-projects',
      region: '441200',
      period: '2024-M08',
      value: 15,
    }
    const posted = await callApi(server, '/api/observations', { items: [corrected] })
    expect(posted.status, JSON.stringify(posted.body)).toBe(201)
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: '新一代信息技术工程类市重点项目数' })
    await expect.poll(() => row.innerText()).toMatch(/严重滞后\s+.+\s+已达成/)
    await expect.poll(sentences).toEqual(listed)

    await convene('2024-10-31')
    await page.getByText('与基准日为2024年9月30日的上一次会议比较。').waitFor()
    expect(await sentences()).toContainEqual(
      expect.stringMatching(
        /^肇庆市“新一代信息技术工程类市重点项目数”上次会议的严重滞后按更正后的数据应为已达成/,
      ),
    )

    // An existing meeting cannot be convened a second time.
    await page.goto(`${server.url}/meetings`)
    await page.getByRole('button', { name: '筹备会议' }).click()
    await page.getByLabel('系列').selectOption('monthly')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: '2024年10月调度会' }).waitFor()
    expect(await dialog.getByRole('button', { name: '列出议题' }).isDisabled()).toBe(true)

    await page.goto(frozenAt)
    await page.getByRole('button', { name: '按更正再定格' }).click()
    await page.getByRole('button', { name: '会前更正了数据' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/第 2 版，.+；原因：会前更正了数据。/).waitFor()
    await page.getByText('没有。数据与快照相同。').waitFor()
    // Both versions are listed with what differs in the second; the first can be opened as it was.
    const versions = page.getByRole('region', { name: /^快照各版/ })
    await expect
      .poll(() =>
        versions.getByRole('row').filter({ hasText: '新一代信息技术工程类市重点项目数' }).innerText(),
      )
      .toMatch(/严重滞后\s+.+\s+已达成/)
    expect(await axeFaults(page)).toEqual([])
    await versions.getByRole('link', { name: '看第 1 版的议题和文件' }).click()
    await page.getByText('会议用的是第 2 版。这一版原样保留，供查对。').waitFor()
    await expect.poll(sentences).toEqual(listed)
    expect(await axeFaults(page)).toEqual([])

    const leader = await watchedContext(browser)
    await signIn(leader.context, server, 'demo-leader')
    const reading = await leader.newPage()
    await reading.goto(frozenAt)
    await reading.getByText('第 2 版，演示调度会秘书').waitFor()
    expect(await reading.getByRole('button', { name: /定格/ }).count()).toBe(0)
    expect([...desk.complaints(), ...leader.complaints()]).toEqual([expect.stringContaining('412')])
  })

  it('is arranged by keyboard and by touch: moved, dropped with a reason, added to, and two who change one item are told', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
    })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const draft = { series: 'ad-hoc', title: '专题调度会', date: '2024-09-30', at: '2024-09-30' }
    await page.goto(`${server.url}/meetings`)
    const convened = await page.request.post(`${server.url}/api/meetings`, {
      data: { ...draft, scopes: ['441200'] },
    })
    const { id } = (await convened.json()) as { id: string }
    await page.goto(`${server.url}/meetings/${id}`)
    await page.getByRole('heading', { name: '红灯' }).waitFor()
    const sentences = () => page.locator('ol .sentence').allInnerTexts()
    const [first, second, ...rest] = await sentences()

    // The second item moves to the top by the keyboard and keeps the focus.
    const up = page.getByRole('button', { name: '第 2 项上移' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await sentences()).slice(0, 2)).toEqual([second, first])
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('第 1 项上移')
    await page.keyboard.press('Alt+End')
    await expect.poll(async () => (await sentences()).at(-1)).toBe(second)

    // The first item is dropped by touch.
    const open = (number: number) =>
      page
        .getByRole('group', { name: `第 ${number} 项`, exact: true })
        .getByRole('button', { name: '批注·取舍' })
        .tap()
    await open(1)
    await page.getByLabel('本次不议').tap()
    await page.getByRole('button', { name: '本周已专题研究' }).tap()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).tap()
    await page.getByText('原因：本周已专题研究（演示调度会秘书）').waitFor()
    await expect.poll(sentences).toEqual([...rest, second])

    // Another secretary was faster: the other edit is shown, and the typed words stay.
    await open(1)
    await page.getByLabel('批注', { exact: true }).fill('请市政数局先讲')
    // The other edit arrives between the key press and the server, before any renewal of the agenda can tell of it.
    await page.route(
      '**/agenda/items/*',
      async (route) => {
        const data = { dropped: null, comment: '请市工信局先讲' }
        const headers = { 'if-match': '"0"' }
        expect((await page.request.put(route.request().url(), { data, headers })).status()).toBe(200)
        await route.continue()
      },
      { times: 1 },
    )
    await page.keyboard.press('Control+Enter')
    await page.getByText('演示调度会秘书刚刚改成：批注“请市工信局先讲”').waitFor()
    expect(await page.getByLabel('批注', { exact: true }).inputValue()).toBe('请市政数局先讲')
    await page.keyboard.press('Control+Enter')
    await page.getByText('批注请市政数局先讲').waitFor()

    await page.getByRole('button', { name: '增列议题' }).click()
    await page.getByRole('combobox').fill('5G')
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: '列入议程' }).click()
    await page.getByRole('heading', { name: '秘书增列' }).waitFor()
    const arranged = await sentences()
    await page.getByRole('button', { name: '定格' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定格' }).click()
    await page.getByText('第 1 版，演示调度会秘书').waitFor()
    await expect.poll(sentences).toEqual(arranged)
    expect(await page.getByRole('button', { name: /上移/ }).count()).toBe(0)

    await page.getByRole('button', { name: '开会' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '开会' }).click()
    await page.getByText('正在开会').waitFor()
    await page.getByRole('button', { name: '结束会议' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束' }).click()
    await page.getByText('已结束').waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(desk.complaints()).toEqual([expect.stringContaining('412')])
  })
})
