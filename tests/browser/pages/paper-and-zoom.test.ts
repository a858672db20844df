import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { WatchedContext } from '#tests/support/browser/browser.ts'
import { sharedContext } from '#tests/support/browser/shared-context.ts'
import { leaveFiling } from '#tests/support/given/open-filing.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { it } from '../browser-test.ts'

const filing = '/entry/zhaoqing-gongxin-2024-M10'
/** A4 across within its margins, in CSS pixels. */
const sheet = { width: 1062, height: 733 }
/** A screen of 1366×768 zoomed to 150 and 200 per cent. Both have the layout for at most 1000 px. */
const zoomed = [
  { width: 911, height: 512 },
  { width: 683, height: 384 },
]
const still = { reducedMotion: 'reduce' } as const
const note =
  '十月新开通一批基站，分县清单已附，与运营商台账核对一致；其中端州区三十一座为共址新增，其余为新址，验收单号见附表。'

async function open(
  server: ServerProcess,
  browser: Browser,
  who: string,
  path: string,
  viewport = { width: 1920, height: 1080 },
): Promise<[WatchedContext, Page]> {
  const watched = await sharedContext(browser, server, who, still)
  const page = await watched.newPage()
  await page.setViewportSize(viewport)
  await page.goto(server.url + path)
  return [watched, page]
}

/** The filing of October, as its reporter sees it on 5 November. */
async function openFiling(
  server: ServerProcess,
  browser: Browser,
  viewport?: { width: number; height: number },
) {
  const [watched, page] = await open(server, browser, 'demo-gongxin', '/entry', viewport)
  await page.getByLabel('基准日').fill('2024-11-05')
  await page.keyboard.press('Enter')
  await page.locator(`a[href^="${filing}"]`).first().click()
  await page.locator('[role="grid"] tbody tr').first().waitFor()
  return [watched, page] as const
}

/** A field in the first row of the filing. */
const field = (page: Page, column: '座，本期' | '说明') =>
  page.getByLabel(`5G基站累计开通数，${column}，肇庆市`)

/** The number of sheets of paper that the page takes. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

const breakOf = (page: Page, selector: string, property: 'breakBefore' | 'breakInside') =>
  page
    .locator(selector)
    .evaluateAll((found, name) => found.map((one) => getComputedStyle(one)[name]), property)

describe('on paper', () => {
  it('a filing is a form: head, whole notes, places to sign, and no marked cell', async ({
    server,
    browser,
  }) => {
    const [watched, page] = await openFiling(server, browser)
    await field(page, '座，本期').fill('7900')
    await field(page, '说明').fill(note)
    await page.emulateMedia({ media: 'print' })
    const head = page.locator('header.on-paper')
    expect((await head.innerText()).split(/\s+/)).toEqual(
      expect.arrayContaining([
        '指标填报表',
        '填报单位（签章）',
        '表号',
        '月报〔2024〕10号',
        '报告期',
        '2024年10月',
      ]),
    )
    const foot = await page.locator('footer.on-paper').innerText()
    for (const sign of ['单位负责人：', '统计负责人：', '填表人：演示填报员', '报出日期：'])
      expect(foot).toContain(sign)
    expect(foot).toContain('序时填报单 zhaoqing-gongxin-2024-M10')
    // All texts of a row have one size, and 21 rows with head and foot fit on one sheet.
    const sizes = await page
      .locator('[role="grid"] tbody tr:first-child :is(th, td)')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).fontSize))
    expect(new Set(sizes)).toEqual(new Set(['12px']))
    expect(await sheets(page)).toBe(1)
    // The signatures take the last rows with them where they go on another sheet.
    const kept = ['footer.on-paper', '[role="grid"] tbody tr:nth-last-child(-n + 3)']
    for (const part of kept)
      expect(new Set(await breakOf(page, part, 'breakBefore'))).toEqual(new Set(['avoid']))
    const written = page.locator('td.note .on-paper', { hasText: '验收单号见附表。' })
    expect(await written.innerText()).toBe(note)
    expect(await written.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true)
    const marks = await page.locator('[role="grid"] :is(td, th)').evaluateAll(
      (cells) =>
        cells.filter((cell) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(cell)
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        }).length,
    )
    expect(marks).toBe(0)
    for (const gone of ['.side', '.bar', '.buttons'])
      expect(await page.locator(gone).first().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await field(page, '说明').fill('')
    await field(page, '座，本期').fill('')
    await leaveFiling({ watched, page })
  })

  it('each document of the catalogue but the first begins a new sheet', async ({ server, browser }) => {
    const [, page] = await open(server, browser, 'demo-auditor', '/catalogue?q=5G')
    await page.locator('.document').nth(1).waitFor()
    await page.emulateMedia({ media: 'print' })
    const [first, ...others] = await breakOf(page, '.document', 'breakBefore')
    expect(first).toBe('auto')
    expect(new Set(others)).toEqual(new Set(['page']))
    await page.close()
  })

  it('a curve is never torn', async ({ server, browser }) => {
    const path = '/targets/zhaoqing-2024-new-it-key-projects?at=2024-10-31'
    const [, page] = await open(server, browser, 'demo-leader', path)
    await page.locator('.chart').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(new Set(await breakOf(page, '.chart', 'breakInside'))).toEqual(new Set(['avoid']))
    await page.close()
  })

  it.for([
    { width: 1920, height: 1080 },
    { width: 6656, height: 1792 },
    { width: 1280, height: 1024 },
  ])('the wall of $width×$height stands whole on one sheet', async (size, { server, browser }) => {
    const [, page] = await open(server, browser, 'demo-leader', '/wall?scope=440000&at=2024-10-31', size)
    await page.locator('.attention li').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    const beyond = () =>
      page
        .locator('.stage, .stage .side, .stage .chart, .stage .ticker')
        .evaluateAll(
          (parts, { width, height }) =>
            parts
              .map((part) => part.getBoundingClientRect())
              .filter(({ right, bottom }) => right > width || bottom > height).length,
          sheet,
        )
    await expect.poll(() => page.locator('.stage :is(.side, .chart, .ticker)').count()).toBeGreaterThan(1)
    await expect.poll(beyond).toBe(0)
    expect(await sheets(page)).toBe(1)
    await page.close()
  })
})

/** Pixels by which the page itself exceeds its window sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const content = document.querySelector('main#content')!
    const scrolled = [content, content.closest('.frame')!]
    return Math.max(
      document.documentElement.scrollWidth - window.innerWidth,
      ...scrolled.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    )
  })

describe.each(zoomed)('zoomed to $width×$height', (size) => {
  it('the sheet is filled in: cell, name, panel and buttons are all in reach', async ({
    server,
    browser,
  }) => {
    const [watched, page] = await openFiling(server, browser, size)
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0)
    for (const name of ['撤销', '重做']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox()
      expect(box!.x + box!.width).toBeLessThanOrEqual(size.width)
    }
    const cell = field(page, '座，本期')
    await cell.click()
    await page.keyboard.type('2400')
    expect(await cell.inputValue()).toBe('2400')
    const [cellBox, panelBox] = [
      await cell.boundingBox(),
      await page.locator('.body > :not(.grid)').boundingBox(),
    ]
    expect(cellBox!.x).toBeGreaterThanOrEqual(0)
    expect(cellBox!.x + cellBox!.width).toBeLessThanOrEqual(size.width)
    expect(cellBox!.y + cellBox!.height).toBeLessThanOrEqual(panelBox!.y)
    const name = await page.locator('tr.current th.name').boundingBox()
    expect(name!.x).toBeGreaterThanOrEqual(0)
    expect(name!.width).toBeLessThan(size.width / 3)
    // The heads, the row's region and the neighbouring rows are visible too.
    const head = await page.locator('thead th.own').first().boundingBox()
    expect(head!.y).toBeGreaterThanOrEqual(0)
    const whole = await page.locator('[role="grid"] tbody tr').evaluateAll(
      (rows, [top, bottom]) =>
        rows.filter((row) => {
          const box = row.getBoundingClientRect()
          return box.top >= top! - 1 && box.bottom <= bottom!
        }).length,
      [head!.y + head!.height, panelBox!.y],
    )
    expect(whole).toBeGreaterThanOrEqual(3)
    const region = await page.locator('tr.current td.unit').first().boundingBox()
    expect(region!.x).toBeGreaterThanOrEqual(name!.x + name!.width - 1)
    await cell.fill('')
    await leaveFiling({ watched, page })
  })

  it('the review decides with its buttons in view', async ({ server, browser }) => {
    const sender = await sharedContext(browser, server, 'demo-gongxin', still)
    const region = ['441202', '441203'][zoomed.indexOf(size)]
    const posted = await sender.context.request.post(`${server.url}/api/observations`, {
      headers: { origin: server.url },
      data: {
        items: [{ indicator: 'zhaoqing-5g-base-stations', region, period: '2024-M10', value: 1300, note }],
        submit: true,
      },
    })
    expect(await posted.text()).toContain('submitted')
    const [, page] = await open(server, browser, 'demo-reviewer', '/review', size)
    for (const name of ['通过', '退回']) {
      const button = page.getByRole('button', { name, exact: true }).first()
      await button.waitFor()
      const box = await button.boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(size.width)
    }
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0)
    await page.close()
  })
})
