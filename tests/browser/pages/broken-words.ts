import type { Page } from 'playwright-core'

/** Short texts in tables that are broken into two lines: words of up to four characters, and dates with or without a time. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const whole = /^(?:\S{1,4}|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)$/
    const found: string[] = []
    for (const table of document.querySelectorAll('main table')) {
      const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent?.trim() ?? ''
        if (!whole.test(text)) continue
        const range = document.createRange()
        range.selectNodeContents(texts.currentNode)
        const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top)
        if (Math.max(...tops) - Math.min(...tops) > 4) found.push(text)
      }
    }
    return found
  })
}
