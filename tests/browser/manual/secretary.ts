import type { Page } from 'playwright-core'
import type { Walk } from './walk.ts'

/** The steps of the chapter 调度会秘书, in its order. */
export async function walkSecretary(walk: Walk): Promise<void> {
  const page = await walk.open('demo-secretary')
  const { url } = walk.server
  await page.goto(`${url}/meetings`)
  // The day of this meeting has passed, and nobody has held or cancelled it.
  const forgotten = { series: 'ad-hoc', title: '专题调度会', date: '2024-10-17', at: '2024-10-17' }
  await page.request.post(`${url}/api/meetings`, { data: { ...forgotten, scopes: ['441200'] } })
  await page.reload()
  await page.getByRole('link', { name: '补开或取消：专题调度会' }).waitFor()
  await page.locator('tbody tr').first().waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '筹备会议' }).click()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '列出议题' }).click()
  await page.locator('ol li').first().waitFor()
  await walk.picture(page, 'secretary-agenda')

  await page.getByRole('button', { name: '批注·取舍' }).last().click()
  await page.getByLabel('本次不议').check()
  await page.getByRole('button', { name: '本周已专题研究' }).click()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('原因：本周已专题研究').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '请单位说明' }).click()
  // Three of the demonstration's organisations have people.
  await page.getByRole('dialog').getByText('没有人能答复', { exact: true }).first().waitFor()
  await walk.picture(page, 'secretary-ask', page.getByRole('dialog'))
  await page.getByRole('button', { name: '发给牵头单位' }).click()
  await page.getByText('尚未答复').first().waitFor()

  await turn(page, '定格', '定格')
  await page.getByText('没有。数据与快照相同。').waitFor()
  await walk.noteWords(page)
  await turn(page, '开会', '开会')
  await page.getByText('正在开会').first().waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '逐项翻看' }).click()
  await page.locator('.curve canvas').waitFor()
  await page.getByLabel('议定事项').fill('市自然资源局11月15日前批复剩余用地，牵头单位每周三报一次进度。')
  await page.getByRole('textbox', { name: '记录' }).fill('端州、高要两区表示可在月底前完成迁改。')
  await page.getByText('停下来就存。已存。').waitFor()
  await page.getByRole('button', { name: '交办…' }).click()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '立项并交办' }).click()
  await page.getByLabel('会上交办').getByText('督办〔2024〕').waitFor()
  await walk.picture(page, 'secretary-room')
  // The organisation has nobody who could sign.
  await page.getByRole('button', { name: '交办…' }).click()
  const order = page.getByRole('dialog', { name: '交办' })
  await order.getByLabel('督办内容').fill('落实配套资金。')
  await order.getByLabel('责任单位').selectOption('zhaoqing-caizheng')
  await order.getByRole('button', { name: '只立项，暂不交办' }).click()
  await order.waitFor({ state: 'detached' })

  await page.getByRole('link', { name: '会议' }).click()
  const all = page.getByRole('button', { name: '全部制作' })
  await all.waitFor()
  await page.getByRole('heading', { name: '督办待交办' }).waitFor()
  await walk.noteWords(page)
  await all.click()
  await page.getByRole('link', { name: /纪要（记录稿）[.]docx$/ }).waitFor()
  const documents = page.locator('.documents')
  await documents.getByText(/^正在制作，还有/).waitFor({ state: 'detached' })
  await walk.picture(page, 'secretary-documents', documents)

  await page.goto(`${url}/action-items`)
  await page.locator('.list tbody tr').first().waitFor()
  await walk.picture(page, 'secretary-orders')
  await page.getByRole('link', { name: '督办〔2024〕2号', exact: true }).click()
  await page.getByText('办理过程').waitFor()
  await walk.noteWords(page)

  await page.goto(`${url}/timeliness`)
  await chaseFilings(page, walk)
  await openRound(page, walk)
}

/**
 * A filing with missing figures is opened, all such filings are asked for, and the outcome tells who was told and which
 * filings have nobody to tell.
 */
async function chaseFilings(page: Page, walk: Walk): Promise<void> {
  const lacking = page.locator('tbody td button.error').first()
  await lacking.waitFor()
  await walk.noteWords(page)
  await lacking.click()
  await page.getByRole('dialog').getByText('缺报', { exact: true }).first().waitFor()
  await page.getByRole('dialog').locator('.form-end').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '催报…' }).click()
  await page
    .getByText(/^没有人可催/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^催报 \d+ 张$/ }).click()
  await page.getByText(/已催报 \d+ 张，告知 /).waitFor()
  await page
    .getByText(/^催 \d\d\/\d\d$/)
    .first()
    .waitFor()
}

async function turn(page: Page, act: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: confirm }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A round is opened as the document prints it, and seen with who has not answered. */
async function openRound(page: Page, walk: Walk): Promise<void> {
  await page.goto(`${walk.server.url}/rounds`)
  await page.getByRole('link', { name: '开设轮次' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '开设轮次' }).click()
  await page.getByLabel('依据的文件').selectOption({ label: '2024年肇庆市数字经济工作要点' })
  await page.getByText(/第二次进展报送（/).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '开设并通知各单位' }).click()
  await page.getByRole('heading', { name: /^未答复的单位/ }).waitFor()
  await walk.picture(page, 'secretary-round')
}
