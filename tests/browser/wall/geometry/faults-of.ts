import type { Page } from 'playwright-core'

/**
 * Faults of a wall for its viewers: texts and lights that are cut by the window, by a box or by an ellipsis, that cover
 * each other, or that are smaller than a sixtieth of the shorter side. Fonts come in slices, and a scene measures its
 * room before it fills it, so that a fault counts only after `patience` milliseconds.
 */
export function faultsOf(page: Page, patience: number): Promise<string[]> {
  return page.evaluate(async (patience) => {
    const until = performance.now() + patience
    for (;;) {
      await document.fonts.ready
      // A scene is drawn again after a new measurement.
      for (let frame = 0; frame < 3; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      const faults = faultsNow()
      if (faults.length === 0 || performance.now() > until) return faults
    }

    function faultsNow(): string[] {
      /** Parts that may be shortened by design: content without room is hidden as a whole, or ends in an ellipsis. */
      const givesWay = '.ticker, .subtitle, .focus footer, .reason, .visually-hidden, [hidden]'
      const { innerWidth, innerHeight } = window
      const scale =
        document.querySelector('.stage')!.getBoundingClientRect().height /
        (document.querySelector('.stage') as HTMLElement).offsetHeight
      const least = Math.min(innerWidth, innerHeight) / 60
      /** The least number of texts, which the header alone has. */
      const fewest = 5
      const faults: string[] = []
      const texts: {
        readonly text: string
        readonly box: DOMRect
        readonly of: Element
        readonly size: number
      }[] = []

      const walker = document.createTreeWalker(document.querySelector('.stage')!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? ''
        const of = node.parentElement
        if (text === '' || !of || of.closest(givesWay)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const size = Number.parseFloat(getComputedStyle(of).fontSize) * scale
        for (const box of range.getClientRects()) if (box.width > 0) texts.push({ text, box, of, size })
      }

      for (const of of document.querySelectorAll('.stage svg.mark')) {
        const box = of.getBoundingClientRect()
        if (box.width > 0 && !of.closest(givesWay)) texts.push({ text: 'a light', box, of, size: box.height })
      }

      if (texts.length < fewest) faults.push(`nothing to read: ${texts.length} texts`)
      for (const { text, box, of, size } of texts) {
        if (size < least - 0.05) faults.push(`small: ${text} (${size.toFixed(1)} < ${least.toFixed(1)})`)
        // The box of a letter is higher than the letter.
        const slack = size * 0.35
        if (
          box.left < -1 ||
          box.right > innerWidth + 1 ||
          box.top < -slack ||
          box.bottom > innerHeight + slack
        )
          faults.push(`outside: ${text}`)
        for (
          let around: Element | null = of;
          around && around !== document.body;
          around = around.parentElement
        ) {
          const { overflowX, overflowY } = getComputedStyle(around)
          if (overflowX === 'visible' && overflowY === 'visible') continue
          const edge = around.getBoundingClientRect()
          if (
            box.left < edge.left - 2 ||
            box.right > edge.right + 2 ||
            box.top < edge.top - slack ||
            box.bottom > edge.bottom + slack
          )
            faults.push(`cut: ${text} by .${[...around.classList].join('.')}`)
        }
      }
      for (const [at, one] of texts.entries()) {
        const inset = one.box.height * 0.28
        for (const other of texts.slice(at + 1)) {
          if (one.of === other.of) continue
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
          const down =
            Math.min(one.box.bottom - inset, other.box.bottom - other.box.height * 0.28) -
            Math.max(one.box.top + inset, other.box.top + other.box.height * 0.28)
          if (across > 2 && down > 1) faults.push(`overlap: ${one.text} | ${other.text}`)
        }
      }
      return [...new Set(faults)]
    }
  }, patience)
}
