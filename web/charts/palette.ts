/** Colours and font of a chart, as the page's tokens give them: a canvas knows no custom properties. */
export interface Palette {
  readonly font: string
  readonly text: string
  readonly secondary: string
  readonly tertiary: string
  readonly faint: string
  readonly hairline: string
  readonly ground: string
  readonly goal: string
  /** Resolves `var(--light-met)` to its colour. */
  readonly resolve: (colour: string) => string
}

/** Reads the tokens that hold at an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    font: token('--font'),
    text: token('--text'),
    secondary: token('--text-secondary'),
    tertiary: token('--text-tertiary'),
    faint: token('--text-faint') || token('--text-tertiary'),
    hairline: token('--hairline'),
    ground: token('--ground'),
    goal: token('--light-met'),
    resolve: (colour) => (colour.startsWith('var(') ? token(colour.slice(4, -1)) : colour),
  }
}
