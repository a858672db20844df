import { startServer } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import type { Walk } from './walk.ts'

/** The steps of the chapter 从零开始, on a server of its own without a plan. */
export async function walkBegin(walk: Walk): Promise<void> {
  const server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
  try {
    const page = await walk.open()
    await signIn(page.context(), server, 'admin')
    await page.goto(`${server.url}/plans`)
    await page.getByText('还没有在用的计划').waitFor()
    await walk.noteWords(page)
    await page.goto(`${server.url}/plans/begin`)
    await page.getByRole('button', { name: '开始（地区）' }).waitFor()
    await walk.noteWords(page)
    await page.getByRole('button', { name: '开始（地区）' }).click()
    await page.getByLabel('文件名称').fill('厦门市数字经济年度计划（虚构）')
    await page.getByLabel('地区', { exact: true }).fill('厦门市')
    await page.getByLabel('起始日期').fill('2026年')
    await page.getByLabel('完成期限').fill('2026年底')
    await page.getByText('没有要改的，可以发布').waitFor()
    await page.getByText(/^已保存/).waitFor()
    await walk.noteWords(page)
    await page.goto(`${server.url}/plans/begin`)
    await page.getByRole('link', { name: '列出单位（单位）' }).waitFor()
    await walk.picture(page, 'begin-steps', page.locator('main ol'))
  } finally {
    await server.stop()
  }
}
