import { buffer } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const target = 'zhaoqing-2024-video-services'

describe('an order', () => {
  it('comes from what a leader wrote, is signed, answered, extended and closed, and stands on its target', async ({
    server,
    browser,
  }) => {
    const viewport = { width: 1920, height: 1080 }
    const [leader, secretary, owner] = await Promise.all(
      ['demo-leader', 'demo-secretary', 'demo-zhengshu'].map(async (who) => {
        const desk = await watchedContext(browser, { viewport })
        await signIn(desk.context, server, who)
        return { ...desk, page: await desk.newPage() }
      }),
    )
    const shot = async (page: NonNullable<typeof leader>['page'], name: string) => {
      const folder = process.env['ORDER_PICTURES']
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
    }
    const [reading, giving, answering] = [leader!.page, secretary!.page, owner!.page]

    await reading.goto(`${server.url}/targets/${target}?at=2024-10-31`)
    await reading.getByLabel('批示', { exact: true }).fill('请一周内拿出办法。')
    await reading.getByRole('button', { name: '写下批示' }).click()
    await reading.getByText('请一周内拿出办法。').waitFor()
    await reading.getByLabel('批示', { exact: true }).fill('请报市政府常务会议。')
    await reading.getByRole('button', { name: '写下批示' }).click()
    await reading.getByText('请报市政府常务会议。').waitFor()
    expect(await axeFaults(reading)).toEqual([])
    await shot(reading, 'target')

    await giving.goto(`${server.url}/action-items`)
    await giving.getByRole('heading', { name: /^督办/, level: 1 }).waitFor()
    await shot(giving, 'list')
    const written = (text: string) => giving.locator('.instructions .one').filter({ hasText: text })
    await written('请报市政府常务会议。').getByRole('button', { name: '不立项' }).click()
    await giving.getByRole('button', { name: '已当面答复领导' }).click()
    expect(await axeFaults(giving)).toEqual([])
    await shot(giving, 'set-aside')
    await giving.keyboard.press('Control+Enter')
    await giving.getByText('不立项的 1 条').click()
    await giving.getByText(/不立项：已当面答复领导。/).waitFor()
    await shot(giving, 'list-after')
    await written('请一周内拿出办法。').getByRole('link', { name: '立项交办' }).click()
    await giving.getByRole('button', { name: '立项并交办' }).waitFor()
    expect(await axeFaults(giving)).toEqual([])
    await shot(giving, 'new')
    await giving.getByRole('button', { name: '立项并交办' }).click()
    await giving.getByRole('heading', { name: '督办〔2024〕4号' }).waitFor()
    const order = giving.url()

    await answering.goto(`${server.url}/action-items`)
    await answering.getByRole('heading', { name: '我的督办' }).waitFor()
    await answering.getByRole('link', { name: '督办〔2024〕4号', exact: true }).click()
    await answering.getByRole('button', { name: '签收', exact: true }).click()
    await expect.poll(() => answering.locator('main').innerText()).toContain('办理中：')
    const say = async (page: typeof answering, act: string, label: string, words: string) => {
      await page.getByRole('button', { name: act, exact: true }).click()
      await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(words)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await answering.getByRole('button', { name: '反馈', exact: true }).click()
    const dialog = answering.getByRole('dialog')
    await dialog.getByLabel('进展', { exact: true }).fill('已与三家企业会商。')
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
    const program = Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1')
    await dialog.getByLabel('佐证材料').setInputFiles([
      { name: '会商纪要.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: '台账.pdf', mimeType: 'application/pdf', buffer: program },
    ])
    await dialog.getByText(/已上传/).waitFor()
    await dialog.getByText(/^不能保存这种文件/).waitFor()
    expect(await axeFaults(answering)).toEqual([])
    await shot(answering, 'evidence')
    await dialog.getByRole('button', { name: '去掉台账.pdf' }).click()
    await dialog.getByRole('button', { name: '反馈', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    const kept = answering.getByRole('link', { name: /^会商纪要[.]pdf/ })
    const [download] = await Promise.all([answering.waitForEvent('download'), kept.click()])
    expect(download.suggestedFilename()).toBe('会商纪要.pdf')
    expect((await buffer(await download.createReadStream())).equals(pdf)).toBe(true)
    await answering.getByRole('button', { name: '申请延期' }).click()
    await answering.getByLabel('延至').fill('2024-11-29')
    await answering.getByLabel('延至').press('Tab')
    await answering.getByLabel('延期理由').fill('设备月底才到。')
    await answering.keyboard.press('Control+Enter')
    await answering.getByText('申请延期至2024年11月29日：设备月底才到。').waitFor()

    // A step that was open before the request for an extension is refused, and the page shows the present state.
    await giving.getByRole('button', { name: '撤销' }).click()
    await giving.getByRole('dialog').getByLabel('原因').fill('重复立项')
    await giving.keyboard.press('Control+Enter')
    await giving.getByRole('dialog').getByText('刚刚有了新的进展').waitFor()
    await giving.keyboard.press('Escape')
    await giving.getByRole('button', { name: '批准延期' }).click()
    await giving.getByText('期限2024年11月29日').first().waitFor()

    await answering.reload()
    await say(answering, '办结反馈', '办结情况', '措施已落实，清单已报。')
    await answering.getByText('待复核：').waitFor()
    // The order is sent back once: its organisation finds it yellow in its list, reads the reason on its page, and reports it as finished again.
    await giving.reload()
    await say(giving, '退回', '原因', '没有附清单，请补。')
    await expect.poll(() => giving.locator('main').innerText()).toContain('办理中：')
    await answering.goto(`${server.url}/action-items`)
    const returned = answering.getByRole('row').filter({ hasText: '督办〔2024〕4号' })
    await returned.getByText('黄', { exact: true }).waitFor()
    await shot(answering, 'returned-list')
    await returned.getByRole('link', { name: '督办〔2024〕4号', exact: true }).click()
    await answering.getByText('办结反馈被退回：没有附清单，请补。').waitFor()
    expect(await axeFaults(answering)).toEqual([])
    await shot(answering, 'returned')
    await say(answering, '办结反馈', '办结情况', '清单已补。')
    await answering.getByText('待复核：').waitFor()
    await giving.reload()
    await say(giving, '销号', '复核意见', '清单齐全，同意销号。')
    await giving.getByText('已销号').first().waitFor()
    expect(giving.url()).toBe(order)
    expect(await giving.getByText('由秘书直接销号').count()).toBe(0)
    expect(await axeFaults(giving)).toEqual([])
    await shot(giving, 'item')

    await reading.reload()
    await reading.getByRole('link', { name: '已立项' }).waitFor()
    await reading.getByText(/不立项：已当面答复领导。/).waitFor()
    await reading.getByText(/到销号没有新一期数据|销号时/).waitFor()
    expect([leader, owner, secretary].flatMap((desk) => desk!.complaints())).toEqual([
      expect.stringContaining('415'),
      expect.stringContaining('412'),
    ])
  })
})
