import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { filledByLibreOffice, officeProgram } from '#tests/support/documents/fill-by-libreoffice.ts'
import { filledTemplate } from '#tests/support/given/filled-template.ts'
import { isExecutable } from '#tests/support/install-debian-package.ts'
import { startDemoServer } from '#tests/support/servers/demo-server.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { it as inBrowser } from '../browser-test.ts'
import { sitDown, type SeatedPerson } from './sit-down.ts'

const indicator = 'zhaoqing-5g-base-stations'
const name = '5G基站累计开通数'
const wall = '/wall?scope=441200&at=2024-10-31'

/** Who reviews a figure is changed by one person. */
const it = inBrowser.extend<{ $file: { server: ServerProcess } }>({
  server: [
    async ({}, use) => {
      const server = await startDemoServer({ settings: { XUSHI_TWO_PERSONS: 'off' } })
      await use(server)
      await server.stop()
    },
    { scope: 'file' },
  ],
})

/** The figures of a template, by region. */
const typed = { '441200': '9900', '441202': '2352.5' } as const

/** The downloaded template is filled: by LibreOffice where it is installed. */
async function filled(template: Buffer): Promise<Buffer> {
  const edits: { sheet: string; cell: string; text: string }[] = []
  const byProgram = await filledTemplate(template, (sheet, rowOf) => {
    for (const [region, text] of Object.entries(typed)) {
      const row = rowOf(`${indicator} ${region}`)
      edits.push({ sheet: '填报', cell: `G${row}`, text })
      sheet.getCell(row, 7).value = Number(text)
    }
  })
  return isExecutable(officeProgram) ? filledByLibreOffice(template, edits) : byProgram
}

/** The figure is reviewed by its county, for which somebody reviews from now on, and then by its city. */
async function reviewedByLevels(admin: SeatedPerson, browser: Browser, server: ServerProcess): Promise<Page> {
  const { request } = admin.watched.context
  const origin = { origin: server.url }
  const path = `${server.url}/api/catalogue/indicator/${indicator}`
  const { record, version } = (await (await request.get(path)).json()) as { record: object; version: number }
  const kept = await request.put(path, {
    headers: { ...origin, 'if-match': `"${version}"` },
    data: { record: { ...record, reviewLevels: ['county', 'city'] }, reason: '县、市两级审核' },
  })
  expect(await kept.json()).toMatchObject({ proposal: null })
  const person = { displayName: '端州审核员', roles: ['reviewer'], organisations: [], regions: ['441202'] }
  const made = await request.post(`${server.url}/api/people`, {
    headers: origin,
    data: { name: 'county', ...person },
  })
  const { password } = (await made.json()) as { password: string }
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  const { context } = watched
  const own = 'five brown herons'
  const post = { headers: origin, data: { name: 'county', password } }
  expect((await context.request.post(`${server.url}/api/session`, post)).ok()).toBe(true)
  const change = { headers: origin, data: { current: password, next: own } }
  expect((await context.request.put(`${server.url}/api/session/password`, change)).ok()).toBe(true)
  return watched.newPage()
}

const rowOf = (page: Page, value: string) => page.getByRole('row').filter({ hasText: value })

/** What is typed is submitted, and the server has it. */
async function submit(sheet: Page, count: number): Promise<void> {
  await sheet.getByRole('button', { name: `提交审核 ${count} 项`, exact: true }).click()
  await sheet.getByText(`已提交 ${count} 项，等待审核`).waitFor()
  await sheet.getByRole('button', { name: '提交审核', exact: true }).waitFor()
}

/** A figure is approved from the queue; a dialog that asks first is answered. */
async function approve(page: Page, value: string, act: string): Promise<void> {
  await page.reload()
  await rowOf(page, value).getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '通过？' })
  const done = page.getByText(`已通过“${name}”`)
  await dialog.or(done).first().waitFor()
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: '通过', exact: true }).click()
  await done.waitFor()
}

describe('a month of a county and its city', () => {
  it(
    'goes from the template to the wall, which changes at the last approval, at its revocation, and at no other act',
    { timeout: 300_000 },
    async ({ server, browser }) => {
      const admin = await sitDown(browser, server, 'admin')
      const county = await reviewedByLevels(admin, browser, server)
      const { page: sheet } = await sitDown(browser, server, 'demo-gongxin')
      const { page: city } = await sitDown(browser, server, 'demo-reviewer')
      const { page: shown } = await sitDown(browser, server, 'demo-leader')
      await shown.goto(server.url + wall)
      await shown.locator('.attention li').first().waitFor()
      const told = () => shown.locator('body').innerText()

      await sheet.goto(`${server.url}/entry/zhaoqing-gongxin-2024-M10?at=2024-11-06`)
      const [download] = await Promise.all([
        sheet.waitForEvent('download'),
        sheet.getByRole('link', { name: 'Excel 模板' }).click(),
      ])
      const buffer = await filled(readFileSync(await download.path()))
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      await sheet.getByLabel('填好的 Excel 模板').setInputFiles({ name: '十月.xlsx', mimeType, buffer })
      const look = sheet.getByRole('dialog', { name: '“十月.xlsx”会改什么' })
      await look.getByText(/^强制 · /).waitFor()
      await look
        .getByText(/^核实 · /)
        .first()
        .waitFor()
      await look.getByRole('button', { name: '存为草稿 2 项' }).click()

      const figure = (region: string) => sheet.getByLabel(`${name}，座，本期，${region}`)
      await expect.poll(() => figure('肇庆市').inputValue()).toBe('9,900')
      await sheet.getByLabel(`${name}，说明，肇庆市`).fill('十月并入铁塔公司移交站址，清单附后')
      await figure('端州区').fill('2352')
      await sheet.keyboard.press('Enter')
      await figure('端州区').click()
      await sheet.getByLabel('这一格的佐证材料').setInputFiles({
        name: '台账.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
      })
      await sheet.getByRole('link', { name: '台账.pdf' }).waitFor()
      await submit(sheet, 2)

      await county.goto(`${server.url}/review`)
      await rowOf(county, '2,352').getByRole('button', { name: '退回' }).click()
      const giveBack = county.getByRole('dialog')
      await giveBack.getByLabel(/^退回原因/).fill('与铁塔公司台账不符')
      await giveBack.getByRole('button', { name: '退回', exact: true }).click()
      await county.getByText('没有待审核的数据').waitFor()

      // Put right with a slip, which is recalled before anybody decides.
      await sheet.reload()
      await figure('端州区').fill('2306')
      await sheet.keyboard.press('Enter')
      await submit(sheet, 1)
      await figure('端州区').click()
      await sheet.getByRole('button', { name: '撤回', exact: true }).click()
      await sheet.getByLabel('没有数值的原因').waitFor()
      expect(await axeFaults(sheet)).toEqual([])
      await figure('端州区').fill('2360')
      await sheet.keyboard.press('Enter')
      await submit(sheet, 1)

      await approve(county, '2,360', '通过，交市级')
      await county.goto(`${server.url}/review/approved`)
      await rowOf(county, '2,360').getByRole('button', { name: '撤回通过' }).waitFor()
      expect(await axeFaults(county)).toEqual([])
      await rowOf(county, '2,360').getByRole('button', { name: '撤回通过' }).click()
      await county.getByText(/^已撤回“5G基站累计开通数”/).waitFor()
      await county.goto(`${server.url}/review`)
      await approve(county, '2,360', '通过，交市级')
      expect(await told()).not.toMatch(/2,360|9,900/)
      await city.goto(`${server.url}/review`)
      await approve(city, '9,900', '通过')
      await expect.poll(told).toContain('9,900')
      expect(await told()).not.toContain('2,360')
      await approve(city, '2,360', '通过')
      await expect.poll(told).toContain('2,360')

      await city.goto(`${server.url}/review/approved`)
      await rowOf(city, '9,900').getByRole('button', { name: '撤销审核' }).click()
      const revoking = city.getByRole('dialog')
      await revoking.getByText(/灯会变。/).waitFor()
      expect(await revoking.getByRole('definition').allInnerTexts()).toEqual(['9,900 座', '没有数'])
      expect(await axeFaults(city)).toEqual([])
      await revoking.getByRole('button', { name: '取消' }).click()
      await rowOf(city, '2,360').getByRole('button', { name: '撤销审核' }).click()
      await revoking.getByRole('button', { name: '通过后发现重复计数' }).click()
      await revoking.getByRole('button', { name: '撤销审核' }).click()
      await city.getByText(`已撤销“${name}”`).waitFor()
      await expect.poll(told).not.toContain('2,360')
      expect(await told()).toContain('9,900')
      await city.goto(`${server.url}/review`)
      await approve(city, '2,360', '通过')
      await expect.poll(told).toContain('2,360')

      await sheet.reload()
      await figure('端州区').click()
      await sheet.getByRole('button', { name: `${name}的来历` }).click()
      const history = sheet.getByRole('dialog', { name: '数据的来历' })
      await history.getByText('原因：通过后发现重复计数').waitFor()
      await history.getByText('原因：与铁塔公司台账不符').waitFor()
      const acts = await history.getByLabel('来历，自早至晚').getByRole('listitem').allInnerTexts()
      expect(acts[0]).toMatch(/存草稿\s+2,352\.5 座[^]+取自文件 十月\.xlsx[^]+只填整数/)
      const handedIn = [/提交\s+2,352 /, /县级退回/, /提交\s+2,306 /, /撤回提交/, /提交\s+2,360 /]
      const decided = [
        /县级审核通过并上报/,
        /县级撤回通过/,
        /县级审核通过并上报/,
        /市级审核通过/,
        /市级撤销审核/,
        /市级审核通过/,
      ]
      expect(acts.filter((act) => !act.includes('存草稿'))).toEqual(
        [...handedIn, ...decided].map((act) => expect.stringMatching(act) as string),
      )
      expect(await history.getByLabel('佐证材料').getByRole('link').allInnerTexts()).toEqual(['台账.pdf'])
    },
  )
})
