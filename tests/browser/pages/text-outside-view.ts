import type { Page } from 'playwright-core'

/** Texts that are drawn past the window's edge. A text that ends in an ellipsis is allowed, and the ticker may exceed its line. */
export function textOutsideView(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const outside: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || !parent || parent.closest('.ticker ol, .visually-hidden, [hidden]')) continue
      if (getComputedStyle(parent).textOverflow === 'ellipsis') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right, top, bottom, width } = range.getBoundingClientRect()
      if (width === 0) continue
      if (left < -1 || top < -1 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1) {
        outside.push(
          `${text} (${Math.round(left)},${Math.round(top)})–(${Math.round(right)},${Math.round(bottom)})`,
        )
      }
    }
    return outside
  })
}
