/** The colours and the font of a chart, from a page's tokens: a canvas knows no custom properties. */
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
