import { nextTick } from 'vue'

/** The most times that more is asked for: a queue of 10,000 in pages of 200 needs fifty. */
const most = 200
const step = 50
/** Milliseconds that one page may take. */
const within = 20_000

/** Presses the button that a page marks by `data-more` until nothing more is left, so that all pages of its lists are shown. @throws Error where a page does not come */
export async function showAll(page: HTMLElement): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const more = page.querySelector<HTMLButtonElement>('[data-more] button')
    if (!more) return
    const rows = page.querySelectorAll('tr').length
    more.click()
    await nextTick()
    for (let waited = 0; page.querySelectorAll('tr').length === rows; waited += step) {
      if (waited >= within || !more.isConnected) return
      await new Promise((resolve) => setTimeout(resolve, step))
    }
  }
}
