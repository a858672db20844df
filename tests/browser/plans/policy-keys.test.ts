import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { KeptPlanDraft } from '#server/contract/plan-drafts.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { policyText } from '#tests/support/documents/policy-document/policy-document.ts'
import { inventedDocuments } from '#tests/support/documents/policy-document/invented-documents.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

/** A screen of 1920×1080 at 200 per cent. */
const zoomed = { width: 960, height: 540 }

/** The label or the text of the element with the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement | null
    return one?.labels?.[0]?.textContent.trim() || one?.textContent.trim() || one?.getAttribute('aria-label')
  })

/** The tab key is pressed up to the control of this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const met: string[] = []
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab')
    const here = (await focused(page)) ?? ''
    if (typeof name === 'string' ? here === name : name.test(here)) return
    met.push(here.slice(0, 12))
  }
  throw new Error(`No ${name} among ${met.join(' | ')}`)
}

/** Controls that cover each other or lie out of reach sideways, and texts that are cut. */
function cutOrCovered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const shown = [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(button, a, input, select, textarea, label, h1, p, .tag, .name)',
      ),
    ].filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
    const named = (one: HTMLElement) =>
      `${one.tagName} ${(one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 20)}`
    for (const one of shown) {
      const { left, right, width } = one.getBoundingClientRect()
      if (width > 0 && (left < -1 || right > window.innerWidth + 1)) faults.push(`${named(one)} is outside`)
      if (
        one.scrollWidth > one.clientWidth + 1 &&
        getComputedStyle(one).overflowX === 'hidden' &&
        getComputedStyle(one).textOverflow !== 'ellipsis'
      )
        faults.push(`${named(one)} is cut`)
    }
    const controls = shown.filter((one) => one.matches('button, a, input, select, textarea'))
    for (const [at, one] of controls.entries())
      for (const other of controls.slice(at + 1)) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        const isOver =
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
        if (isOver && !one.contains(other) && !other.contains(one))
          faults.push(`${named(one)} lies over ${named(other)}`)
      }
    return faults
  })
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the reading of a policy document', () => {
  it('goes by keyboard alone, from the opened page to accepted targets in a draft', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, {
      viewport: { width: 1366, height: 768 },
    })
    await signIn(watched.context, server, 'admin')
    const page = await watched.newPage()
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const tally = (words: string) => page.locator('.lead', { hasText: words }).waitFor()
    await page.goto(`${server.url}/plans/readings`)
    await page.getByLabel('文件全文').waitFor()
    await tabTo(page, '文件全文')
    await page.keyboard.insertText(policyText)
    await tabTo(page, '读这段文字')
    await press('Enter')
    await tally('还有 21 个待定')
    // The first proposal takes keys at once.
    await press('Enter')
    await tally('已采纳 1')
    await press('r')
    await page.getByLabel('为什么不采纳').waitFor()
    await page.keyboard.type('与表中重复', { delay: 5 })
    await press('Enter')
    await tally('不采纳 1')
    await press('r')
    await page.getByLabel('为什么不采纳').waitFor()
    await tabTo(page, '不可量化')
    await press('Enter')
    await tally('不采纳 2')
    await press('u')
    await tally('不采纳 1')
    // Escape leaves an unfinished decision, and nothing is decided.
    await press('r')
    await page.getByLabel('为什么不采纳').waitFor()
    await press('Escape', 'j', 'j', 'k', 'k')
    await tally('不采纳 1')
    await press('m')
    await page.getByLabel('并入哪一个已有指标').waitFor()
    await press('ArrowDown')
    await tabTo(page, '并入')
    await press('Enter')
    await tally('并入 1')
    await press('e')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('关键工序数控化率')
    await press('Enter')
    await tally('已采纳 2（改过 1）')
    for (let accepted = 3; accepted <= 18; accepted += 1) {
      await press('Enter')
      await tally(`已采纳 ${accepted}`)
    }
    await tally('还有 1 个待定')
    await press('x')
    await tally('还有 0 个待定')
    // After the last figure the keys still work.
    await press('u')
    await tally('还有 1 个待定')
    await press('x')
    await tally('还有 0 个待定')
    await page.getByText('已保存').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await press('Home')
    for (let back = 0; (await focused(page)) !== '放入计划草稿'; back += 1) {
      if (back > 30) throw new Error('no way back to 放入计划草稿')
      await press('Shift+Tab')
    }
    await press('Enter')
    await page.getByRole('dialog', { name: '放入计划草稿' }).waitFor()
    await page.keyboard.type('株洲市')
    expect(await axeFaults(page)).toEqual([])
    await press('Enter')
    await page.getByText(/项目标已放入计划草稿/).waitFor()
    await tabTo(page, '打开草稿，检查后发布')
    await press('Enter')
    await page.waitForURL(/\/plans\/draft-\d+$/)
    const kept = await watched.context.request.get(`${server.url}/api/plans/${page.url().split('/').at(-1)}`)
    const { draft } = (await kept.json()) as KeptPlanDraft
    expect(draft.targets).toHaveLength(19)
    expect(draft.targets.map(({ name }) => name)).toContain('关键工序数控化率')
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('at 200 per cent cuts nothing, covers nothing and has every control in reach', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, { viewport: zoomed })
    await signIn(watched.context, server, 'admin')
    const page = await watched.newPage()
    await page.goto(`${server.url}/plans/readings`)
    await page.getByLabel('文件全文').fill(policyText)
    expect(await cutOrCovered(page)).toEqual([])
    await page.getByRole('button', { name: '读这段文字' }).click()
    await page.locator('.lead', { hasText: '待定' }).waitFor()
    const isWhole = async (what: string) => {
      expect(await sideways(page), what).toBeLessThanOrEqual(0)
      expect(await cutOrCovered(page), what).toEqual([])
      const folder = process.env['PICTURES']
      if (folder) await page.screenshot({ path: `${folder}/policy-zoomed-${what}.png` })
    }
    await isWhole('opened')
    for (const key of ['r', 'm']) {
      await page.locator('li[tabindex="0"]').focus()
      await page.keyboard.press(key)
      await page.locator('.turn').waitFor()
      await isWhole(`turned-${key}`)
    }
    await page.keyboard.press('Escape')
    await page.getByLabel(/也列出非目标的数/).check()
    // The figure in question is visible on both sides.
    for (const part of ['mark.current', 'li.current']) {
      const box = await page.locator(part).first().boundingBox()
      expect(box!.y, part).toBeGreaterThanOrEqual(0)
      expect(box!.y + Math.min(box!.height, 40), part).toBeLessThanOrEqual(zoomed.height)
    }
    await page.locator('li[tabindex="0"]').focus()
    await page.keyboard.press('Enter')
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '放入计划草稿' }).click()
    const dialog = page.getByRole('dialog')
    for (const name of ['取消', '放入草稿']) {
      const box = await dialog.getByRole('button', { name }).boundingBox()
      expect(box!.y + box!.height).toBeLessThanOrEqual(zoomed.height)
    }
    expect(await axeFaults(page)).toEqual([])
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('says of a text of rules and of results that they hold no target, and why', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, { viewport: zoomed })
    await signIn(watched.context, server, 'admin')
    const page = await watched.newPage()
    for (const [text, told] of [
      [inventedDocuments.rules, '里面的数是规定，不是目标'],
      [inventedDocuments.results, '里面的数是完成情况，不是目标'],
    ] as const) {
      await page.goto(`${server.url}/plans/readings`)
      await page.getByLabel('文件全文').fill(text)
      await page.getByRole('button', { name: '读这段文字' }).click()
      await page.getByText(told).waitFor()
      expect(await page.getByRole('button', { name: '放入计划草稿' }).isDisabled()).toBe(true)
    }
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })
})
