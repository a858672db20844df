import type { Page } from 'playwright-core'

/**
 * The readable words of a page, piece by piece: the texts of visible elements and of their lines, labels, placeholders
 * and tooltips. The pieces are whole, so that a button 提交 is not found in 提交审核.
 */
export function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = 80
    const found = new Set<string>()
    const add = (text: string | null) => {
      const plain = (text ?? '').replace(/\s+/g, ' ').trim()
      if (plain !== '' && plain.length <= longest) found.add(plain)
    }
    for (const element of document.querySelectorAll('body *')) {
      if (element.tagName !== 'OPTION' && !element.checkVisibility()) continue
      if (element.textContent.length <= 2 * longest) add(element.textContent)
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent)
      for (const name of ['aria-label', 'placeholder', 'title']) add(element.getAttribute(name))
    }
    return [...found]
  })
}
