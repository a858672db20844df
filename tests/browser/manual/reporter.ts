import type { Page } from 'playwright-core'
import type { ReviewQueue } from '#server/contract/review.ts'
import type { PersonWithPassword } from '#server/contract/people.ts'
import { demoCaller } from '#tests/support/given/demo-meeting.ts'
import { passwordOf, signIn } from '#tests/support/callers/sign-in.ts'
import { post } from './post.ts'
import { answerMeetings } from './reporter-meetings.ts'
import type { Walk } from './walk.ts'

const projects = '新一代信息技术工程类市重点项目数'
const investment = '新一代信息技术工程类市重点项目投资计划完成率，%，本期，肇庆市'
const stations = (region: string) => `5G基站累计开通数，座，本期，${region}`

async function type(page: Page, into: string, text: string): Promise<void> {
  await page.getByLabel(into).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
}

async function paste(page: Page, into: string, lines: readonly string[]): Promise<void> {
  await page.getByLabel(into).click()
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, lines.join('\r\n'))
}

/** The steps of the chapter 填报员, in its order. */
export async function walkReporter(walk: Walk): Promise<void> {
  const page = await walk.open()
  await signInByHand(walk, page)
  await fill(walk, page)
  await submit(walk, page)
  await correctAndReturn(walk, page)
  await workOffLine(walk, page)
  await answerMeetings(walk)
  await lookAtDisputes(walk)
}

/** A dispute is begun on a target's page, and not raised. */
async function lookAtDisputes(walk: Walk): Promise<void> {
  const page = await walk.open('demo-zhengshu')
  await page.goto(`${walk.server.url}/targets/zhaoqing-2024-5g-base-stations`)
  await page.getByRole('button', { name: '提出异议' }).click()
  await page.getByRole('dialog').getByLabel('报送期').waitFor()
  await walk.noteWords(page)
}

/** A new person is asked for a password of the own first; the page is noted, and none is chosen. */
async function choosePassword(walk: Walk, page: Page): Promise<void> {
  const admin = await demoCaller(walk.server, 'admin')
  const wanted = { name: 'xin-ren', displayName: '新来的', roles: ['reader'], organisations: [], regions: [] }
  const { password } = await admin.call<PersonWithPassword>('POST', '/api/people', wanted)
  await page.goto(`${walk.server.url}/sign-in`)
  await page.getByLabel('登录名').fill('xin-ren')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
  await walk.noteWords(page)
}

async function signInByHand(walk: Walk, page: Page): Promise<void> {
  await choosePassword(walk, page)
  await page.goto(`${walk.server.url}/sign-in`)
  await page.getByLabel('登录名').fill('demo-gongxin')
  await page.getByLabel('密码', { exact: true }).fill(passwordOf(walk.server, 'demo-gongxin'))
  await walk.noteWords(page)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '2024年10月', exact: true }).waitFor()
  await walk.picture(page, 'reporter-list', 400)
  await page.getByRole('button', { name: /^演示填报员/ }).click()
  await page.getByText('退出登录').waitFor()
  await walk.noteWords(page)
  await page.getByText('我的登录').click()
  await page.getByRole('heading', { name: '登录记录' }).waitFor()
  await page.getByRole('row').filter({ hasText: '127.0.0.1' }).first().waitFor()
  await page.getByRole('button', { name: '保存收信设置' }).waitFor()
  await walk.noteWords(page)
  await page.goBack()
  await page.getByRole('button', { name: /^演示填报员/ }).click()
  await page.getByText('修改密码').click()
  await page.getByLabel('再填一遍新密码').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '取消' }).click()
}

async function fill(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '2024年10月', exact: true }).click()
  await page.getByRole('grid').waitFor()
  await walk.noteWords(page)
  await type(page, `${projects}，个，本期`, '11')
  await page.getByText('核实 · 须说明').waitFor()
  await walk.picture(page, 'reporter-query', 640)
  await page.getByLabel(`${projects}，说明`).click()
  await page.keyboard.type('十月新开工四个项目，清单已附')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.getByText('核实 · 已说明').waitFor()
  await walk.noteWords(page)

  const table = { name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from('项目,开工\n一号,十月\n') }
  await page.getByLabel('这一格的佐证材料').setInputFiles(table)
  await page.getByRole('button', { name: '撤下台账.csv' }).waitFor()
  await walk.noteWords(page)

  const panel = page.getByLabel('当前格')
  await type(page, investment, '158/166')
  await panel.getByText('95.18').waitFor()
  await walk.picture(page, 'reporter-share', panel)
  await type(page, stations('肇庆市'), '0.78万')
  await panel.getByText('强制 · 须改正').waitFor()
  await walk.picture(page, 'reporter-unit', panel)
  await page.getByRole('button', { name: '改为 7,800' }).click()
  await panel.getByText('强制 · 须改正').waitFor({ state: 'detached' })
  await panel.getByLabel('新口径自本期起（与以前各期不再可比）').check()
  await panel.getByText('说明（口径怎样变了，必填）').waitFor()
  await walk.picture(page, 'reporter-break', panel)
  await page.getByLabel(stations('肇庆市')).click()
  await page.keyboard.press('Delete')

  await paste(page, stations('肇庆市'), [
    '1\t5G基站累计开通数\t端州区\t2,321\t2,330',
    '2\t5G基站累计开通数\t高要区\t1,254\t1,260',
    '3\t光缆线路长度\t高要区\t88\t90',
  ])
  const dialog = page.getByRole('dialog', { name: '核对粘贴的内容' })
  await dialog.getByText('哪一列是本期的数').waitFor()
  await walk.noteWords(page)
  await dialog.getByRole('radio').nth(1).check()
  await dialog.getByRole('button', { name: /填入 2 项/ }).waitFor()
  await walk.picture(page, 'reporter-paste', dialog)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

async function submit(walk: Walk, page: Page): Promise<void> {
  await page.getByText(/^已保存/).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '提交审核 4 项' }).click()
  await page.getByText('已提交 4 项，等待审核。').waitFor()
  await walk.picture(page, 'reporter-sent', 560)
  await page.getByLabel(stations('端州区')).click()
  await page.getByText('已提交，等待审核。被退回后可以修改。').waitFor()
  await walk.noteWords(page)
}

/** Meanwhile the reviewer approves one cell and returns another. */
async function correctAndReturn(walk: Walk, page: Page): Promise<void> {
  const { url } = walk.server
  const reviewer = await walk.open('demo-reviewer')
  const { items } = (await (await reviewer.context().request.get(`${url}/api/review`)).json()) as ReviewQueue
  const cellOf = (indicator: string, region: string) => {
    const item = items.find(({ observation: of }) => of.indicator === indicator && of.region === region)
    return { indicator, region, period: '2024-M10', revision: item?.observation.revision }
  }
  await post(reviewer, url, '/api/review/approvals', {
    items: [cellOf('zhaoqing-5g-base-stations', '441202')],
  })
  const reason = '与上期差异较大，请核对四个项目是否都已开工'
  await post(reviewer, url, '/api/review/returns', {
    items: [{ ...cellOf('zhaoqing-new-it-key-projects', '441200'), reason }],
  })

  await page.getByRole('link', { name: '被退回' }).click()
  await page.getByRole('link', { name: '2024年10月', exact: true }).click()
  await page.getByLabel(`${projects}，个，本期`).click()
  await page.getByText('审核员退回').waitFor()
  await walk.picture(page, 'reporter-returned', 640)
  await type(page, `${projects}，个，本期`, '10')
  await page.getByText('上次退回的原因').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '提交审核 1 项' }).click()
  await page.getByText('已提交 1 项，等待审核。').waitFor()

  await post(reviewer, url, '/api/observations/remarks', {
    ...{ indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M10' },
    text: '端州区本月新增是否含室分站？',
  })
  await page.reload()
  await page.getByLabel(stations('端州区')).click()
  await page.getByRole('button', { name: '5G基站累计开通数的答复' }).click()
  await page.getByRole('button', { name: '答复', exact: true }).waitFor()
  await walk.picture(page, 'reporter-asked', page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '提醒' }).click()
  await walk.noteWords(page)
  await page.keyboard.press('Escape')
  await page.getByLabel(stations('端州区')).click()
  await page.getByRole('button', { name: '更正', exact: true }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '更正', exact: true }).click()
  await page.getByText('说明（更正原因，必填）').waitFor()
  await walk.picture(page, 'reporter-correction', page.getByLabel('当前格'))
  await page.getByRole('button', { name: '放弃更正' }).click()
}

async function workOffLine(walk: Walk, page: Page): Promise<void> {
  await page.context().setOffline(true)
  await type(page, stations('鼎湖区'), '360')
  await page.getByRole('button', { name: '立即重试' }).waitFor()
  await walk.picture(page, 'reporter-offline', 330)
  await page.context().setOffline(false)
  await page.getByText(/^已保存/).waitFor()
  // Another person signs in in the same browser.
  await signIn(page.context(), walk.server, 'demo-zhengshu')
  await type(page, stations('广宁县'), '790')
  await page.getByRole('dialog', { name: '本页已停止' }).waitFor()
  await walk.noteWords(page)
}
