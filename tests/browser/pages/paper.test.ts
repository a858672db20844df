import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { pagesOf } from '#tests/support/documents/libreoffice.ts'
import { sharedContext } from '#tests/support/browser/shared-context.ts'
import { it } from '../browser-test.ts'

/** A4 within the margins of the page, in CSS pixels. */
const upright = { width: 703, height: 1016 }
const across = { width: 1046, height: 718 }

/**
 * Printed pages: the person, the address, the selector of a part that shows that the page has loaded, the paper, the
 * greatest number of sheets, and the printed words.
 */
const printed = [
  ['demo-secretary', '/meetings', 'tbody tr', upright, 1, ['2024年第42周调度会', '2024年10月18日', '已结束']],
  [
    'demo-leader',
    '/meetings/weekly-3',
    'ol li',
    upright,
    3,
    ['“‘视频办’上线事项数”严重滞后', '市政务服务和数据管理局', '快照SHA-256'],
  ],
  [
    'demo-leader',
    '/meetings/weekly-3/room',
    '.curve canvas',
    across,
    1,
    ['新一代信息技术工程类市重点项目数', '严重滞后', '−28.3个百分点', '督办〔2024〕1号'],
  ],
  [
    'demo-secretary',
    '/action-items',
    '.list tbody tr',
    upright,
    1,
    [
      '督办〔2024〕2号',
      '补报养老机构监测数据，说明8月以来未报的原因。',
      '市民政局',
      '办理中',
      '逾期4个工作日，9个工作日未反馈',
    ],
  ],
  [
    'demo-gongxin',
    '/action-items/2024-3',
    'ol li',
    upright,
    1,
    ['会同各基础电信企业排出5G基站年内开通计划。', '三家企业的计划已收齐，正在汇总。'],
  ],
  [
    'demo-leader',
    '/targets/zhaoqing-2024-video-services?at=2024-10-31',
    '.verdict',
    upright,
    4,
    ['“视频办”上线事项数', '−27.0个百分点', '批示和督办', '为什么是这个灯'],
  ],
  [
    'demo-leader',
    '/boards',
    'article .total',
    upright,
    4,
    ['肇庆数字经济2024', '新一代信息技术工程类市重点项目数', '珠海数字经济2022—2025'],
  ],
  [
    'demo-leader',
    '/summary?board=zhaoqing-2024&at=2024-10-31',
    '.parts tbody tr',
    across,
    6,
    ['市工业和信息化局'],
  ],
] as const

/** Faults on paper: controls, and texts cut off by an edge or by a box that scrolls on a screen. */
function wrongOnPaper(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('.visually-hidden')) return []
      const { right, left, width } = element.getBoundingClientRect()
      if (width === 0) return []
      const named = `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`
      if (element.matches('nav, .side, .button, dialog')) return [`to be pressed: ${named}`]
      if (right > window.innerWidth + 1 || left < -1) return [`beyond the edge: ${named}`]
      const { overflowX, overflowY } = getComputedStyle(element)
      const hides = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      const below = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1
      return hides || below ? [`cut off: ${named}`] : []
    }),
  )
}

describe.each(printed)('%s prints %s', (who, path, sign, paper, sheets, words) => {
  it('without controls, whole, and on few sheets', async ({ server, browser }) => {
    const desk = { viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' } as const
    const page = await (await sharedContext(browser, server, who, desk)).newPage()
    await page.goto(server.url + path)
    await page.locator(sign).first().waitFor()
    let texts: string[] = []
    const missing = async () => {
      texts = await pagesOf(
        new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })),
      )
      return words.filter((word) => !texts.join('').includes(word))
    }
    await expect.poll(missing).toEqual([])
    expect(texts.length).toBeLessThanOrEqual(sheets)
    for (const gone of ['主导航', '打印', '返回', '退出登录']) expect(texts.join('')).not.toContain(gone)
    // No sheet but the last is nearly empty.
    for (const text of texts.slice(0, -1)) expect(text.length).toBeGreaterThan(60)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(paper)
    // Charts are drawn anew for the width of the paper.
    await expect.poll(() => wrongOnPaper(page)).toEqual([])
    await page.close()
  })
})
