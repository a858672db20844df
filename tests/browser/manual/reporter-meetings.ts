import { post } from './post.ts'
import type { Walk } from './walk.ts'

/** An organisation fills in a narrative before a meeting, answers a round, and opens one of its orders. */
export async function answerMeetings(walk: Walk): Promise<void> {
  const { url } = walk.server
  const secretary = await walk.open('demo-secretary')
  const title = '数字经济重点项目专题调度会'
  const day = '2024-10-31'
  const draft = { series: 'ad-hoc', title, date: day, at: day, scopes: ['441200'] }
  await post(secretary, url, '/api/meetings', draft)
  const targets = ['zhaoqing-2024-new-it-key-projects']
  await post(secretary, url, '/api/meetings/ad-hoc-1/narratives', { targets, due: day })

  const round = {
    ...{ title: '第二次推进落实情况报送', due: '2024-12-20', document: 'zhaoqing-2024-digital-economy' },
    asks: ['000:一(一)', '000:五(二十五)'].map((clause) => ({ clause, organisation: 'zhaoqing-gongxin' })),
    questions: [],
  }
  await post(secretary, url, '/api/rounds', round)

  const page = await walk.open('demo-gongxin')
  await page.goto(`${url}/narratives`)
  const card = page.locator('article').first()
  await card.getByText('有风险').click()
  await card.getByLabel('原因').fill('两个项目用地批复晚于计划，开工推迟了一个半月。')
  await card.getByLabel('措施').fill('已派专班驻点，11月底前全部开工；每周三核对一次进度。')
  await walk.picture(page, 'reporter-narrative', 560)
  await page.getByRole('link', { name: /^报送轮次( \d+ 项)?$/ }).click()
  await page.getByRole('link', { name: '答复 2 条' }).click()
  const clause = page.locator('section', { hasText: '五(二十五)' })
  await clause.getByLabel('进展').fill('5G 基站开通 7722 座，城乡主要区域基本覆盖。')
  await clause.getByLabel('下一步').fill('12月底前补建 278 座。')
  await walk.picture(page, 'reporter-round', clause)
  await page.getByRole('link', { name: /^督办( \d+ 项)?$/ }).click()
  await page.locator('.list tbody tr').first().waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '督办〔2024〕3号', exact: true }).click()
  await page.getByText('办理过程').waitFor()
  await walk.picture(page, 'reporter-order', 640)
}
