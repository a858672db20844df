import type { Page } from 'playwright-core'

/**
 * What can be read on a page, piece by piece: the text of every visible element and of its own lines, and what names a
 * field, stands in it while it is empty, or is told by the pointer. Whole pieces only, so that a button 提交 is not found
 * in 提交审核.
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
