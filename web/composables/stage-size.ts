const stageHeight = 1080

/** `wide`: one focus, from 16:9 to 21:9. `ultra-wide`: LED walls such as 6656×1792, two focuses and a longer list. */
export type StageShape = 'wide' | 'ultra-wide'

/** Design widths that a shape is drawn for, in design pixels; between them it stretches, beyond them it is letterboxed. */
const widths: Readonly<Record<StageShape, { from: number; to: number }>> = {
  wide: { from: 1728, to: 2580 },
  'ultra-wide': { from: 3240, to: 4400 },
}

export interface StageSize {
  readonly shape: StageShape
  /** Design size; the height is always 1080. */
  readonly width: number
  /** The one factor from design pixels to screen pixels. */
  readonly scale: number
  /** Ground left over on each side, in screen pixels. */
  readonly left: number
  readonly top: number
}

/** Fits the stage into a viewport: the shape nearer to its proportions, one uniform factor, the rest letterboxed. */
export function stageSize(viewportWidth: number, viewportHeight: number): StageSize {
  const wanted = (viewportWidth / viewportHeight) * stageHeight
  const middle = (widths.wide.to + widths['ultra-wide'].from) / 2
  const shape = wanted < middle ? 'wide' : 'ultra-wide'
  const { from, to } = widths[shape]
  const width = Math.round(Math.min(Math.max(wanted, from), to))
  const scale = Math.min(viewportWidth / width, viewportHeight / stageHeight)
  return {
    shape,
    width,
    scale,
    left: Math.max(0, (viewportWidth - width * scale) / 2),
    top: Math.max(0, (viewportHeight - stageHeight * scale) / 2),
  }
}
