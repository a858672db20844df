/** Colours and font of a chart, as a page's tokens give them: a canvas knows no custom properties. */
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
