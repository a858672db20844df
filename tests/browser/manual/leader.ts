import type { Walk } from './walk.ts'

/** The steps of the chapter 领导与会议, in its order. */
export async function walkLeader(walk: Walk): Promise<void> {
  const page = await walk.open('demo-leader')
  const { url } = walk.server
  await page.goto(`${url}/boards`)
  const own = page.locator('article').filter({ hasText: '市数字经济要点与数字肇庆要点' })
  await own.locator('.total').waitFor()
  await walk.picture(page, 'leader-boards')

  await own.getByRole('link', { name: '打开大屏' }).click()
  await page.locator('.attention li').first().waitFor()
  await page.locator('.picture canvas').waitFor()
  await walk.noteWords(page)
  await page.locator('.attention li button').first().click()
  const why = page.getByRole('dialog')
  await why.getByText('判灯规则').waitFor()
  await walk.picture(page, 'leader-why', why)
  await why.getByRole('button', { name: /关闭/ }).click()
  await page.getByRole('button', { name: /已达成/ }).click()
  await walk.noteWords(page)
  await page.getByRole('button', { name: /^基准日/ }).click()
  await page.getByRole('link', { name: '全部看板' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '全部看板' }).click()

  await page.getByRole('link', { name: '目标汇总' }).click()
  await page.getByRole('button', { name: /市工业和信息化局/ }).click()
  await page.getByRole('radio', { name: /我关注的/ }).waitFor()
  await walk.picture(page, 'leader-summary')

  await page.getByRole('link', { name: '新一代信息技术工程类市重点项目数' }).click()
  await page.getByText('为什么是这个灯').waitFor()
  await page.locator('canvas').first().waitFor()
  await page.getByRole('button', { name: '关注', exact: true }).waitFor()
  await walk.picture(page, 'leader-target')
  await page.getByRole('button', { name: '关注', exact: true }).click()
  await page.getByRole('button', { name: '已关注' }).waitFor()
  await walk.noteWords(page)

  await page.goto(`${url}/evaluations?at=2024-09-30`)
  await page.locator('.ranking tbody tr').first().waitFor()
  await page.locator('canvas').first().waitFor()
  await walk.picture(page, 'leader-evaluation')

  await page.goto(`${url}/meetings`)
  await page.locator('tbody tr').first().waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '2024年第42周调度会', exact: true }).click()
  await page.getByText('没有。数据与快照相同。').waitFor()
  await walk.picture(page, 'leader-meeting')
  await page.getByRole('link', { name: '逐项翻看' }).click()
  await page.locator('.curve canvas').waitFor()
  await walk.noteWords(page)

  await page.goto(`${url}/targets/zhaoqing-2024-video-services?at=2024-10-31`)
  await page.getByLabel('批示', { exact: true }).fill('请一周内拿出办法，报我。')
  await page.locator('canvas').first().waitFor()
  await walk.picture(page, 'leader-instruction')
}
