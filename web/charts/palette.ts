import type { Palette } from '#metrics/charts/palette.ts'

/** The palette has the colours and the font of the style tokens at an element. */
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
