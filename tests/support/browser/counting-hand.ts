import type { Locator, Page } from 'playwright-core'

const named = /^(?:Enter|Tab|Escape|Arrow\w+)$/

/** The clicks and keys of a person are counted: a typed character is a key, a chosen file two clicks. */
export function countingHand() {
  const counted = { clicks: 0, keys: 0 }
  const click = async (on: Locator) => {
    await on.click()
    counted.clicks += 1
  }
  return {
    counted,
    click,
    /** A text is typed into a field, which is clicked first. */
    type: async (into: Locator, text: string) => {
      await click(into)
      await into.fill(text)
      counted.keys += text.length
    },
    /** Texts and named keys are typed at the focus. */
    keys: async (page: Page, ...texts: readonly string[]) => {
      for (const text of texts) {
        if (named.test(text)) await page.keyboard.press(text)
        else await page.keyboard.type(text)
        counted.keys += named.test(text) ? 1 : text.length
      }
    },
    choose: async (into: Locator, name: string, buffer: Buffer) => {
      await into.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
      counted.clicks += 2
    },
  }
}

export type CountingHand = ReturnType<typeof countingHand>
