import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'
import { brokenWords } from '../pages/broken-words.ts'

/** Tokens with long descriptions. */
const tokens = [
  {
    name: '数据资源“一网共享”平台每日交换',
    rights: ['read:441200', 'read:440000', 'read:national-5g-targets', 'disclosed:shared', 'metrics'],
    expiresOn: '2027-12-31',
  },
  {
    name: '经济运行监测系统',
    rights: ['read', 'report'],
    cells: {
      organisations: ['zhaoqing-gongxin', 'zhaoqing-shangwu'],
      regions: ['441200', '441202', '441203', '441204'],
    },
  },
]

describe('the page of tokens', () => {
  it('keeps what is short on one line at every width, however much a token may do', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser)
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/tokens`)
    for (const token of tokens) {
      const made = await page.evaluate(async (body) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch('/api/tokens', { method: 'POST', headers, body: JSON.stringify(body) })
        return [answer.status, await answer.text()]
      }, token)
      expect(made[0], String(made[1])).toBe(201)
    }
    await page.reload()
    const broken: Record<string, string[]> = {}
    for (const width of [1366, 1500, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await page.getByRole('row').filter({ hasText: tokens[0]!.name }).waitFor()
      broken[width] = await brokenWords(page)
    }
    expect(broken).toEqual({ 1366: [], 1500: [], 1920: [] })
    await page.getByText('填报（市工业和信息化局、市商务局、肇庆市、端州区、鼎湖区、高要区）').waitFor()
  })
})
