import type { Density } from '#metrics/wording/installation/scenes.ts'

/**
 * The shapes that scenes are drawn for. `portrait`: higher than wide, with one part below the other; `narrow`: tablets
 * and walls that are read from afar, with what matters most; `wide`: from 16:10 to 21:9, with one focus; `ultra-wide`:
 * LED walls such as 6656×1792, with two focuses and a longer list.
 */
export type StageShape = 'portrait' | 'narrow' | 'wide' | 'ultra-wide'

export interface StageSize {
  readonly shape: StageShape
  /**
   * The design size. Its shorter side is 1080 for a wall that is read from near, and less for one that is read from afar;
   * a landscape that is nearly square has more.
   */
  readonly width: number
  readonly height: number
  /** The one factor from design pixels to screen pixels. */
  readonly scale: number
  /** The margin on each side, in screen pixels. */
  readonly left: number
  readonly top: number
}

/** Design pixels of the shorter side. The smallest text has 18 of them, a name in a list 26, an organisation 20. */
const shorter: Readonly<Record<Density, number>> = { desk: 1080, room: 982, far: 771 }

/** Design widths from which each shape is drawn. A window beyond the first or last shape has margins. */
const [narrowFrom, wideFrom, ultraWideFrom] = [1280, 1700, 2910]
const ultraWide = { from: 3240, to: 4400 }
/** The least and the greatest ratio of height to width of a portrait. */
const portrait = { from: 1.25, to: 2.4 }

/** The stage is fitted into a window: the shape nearest to the window's proportions, scaled by one factor, with margins. */
export function stageSize(
  viewportWidth: number,
  viewportHeight: number,
  density: Density = 'desk',
): StageSize {
  const ratio = viewportWidth / viewportHeight
  const { shape, width, height } =
    ratio < 1 ? portraitStage(ratio, shorter[density]) : landscapeStage(ratio, shorter[density])
  const scale = Math.min(viewportWidth / width, viewportHeight / height)
  return {
    ...{ shape, width, height, scale },
    left: Math.max(0, (viewportWidth - width * scale) / 2),
    top: Math.max(0, (viewportHeight - height * scale) / 2),
  }
}

type DesignSize = Pick<StageSize, 'shape' | 'width' | 'height'>

function portraitStage(ratio: number, width: number): DesignSize {
  return { shape: 'portrait', width, height: Math.round(width * clamp(1 / ratio, portrait)) }
}

function landscapeStage(ratio: number, wanted: number): DesignSize {
  // A stage that would be too narrow for two columns side by side is drawn a little smaller.
  const height = Math.max(wanted, Math.round(narrowFrom / ratio))
  const width = Math.round(height * ratio)
  if (width < wideFrom) return { shape: 'narrow', width, height }
  if (width < ultraWideFrom) return { shape: 'wide', width, height }
  return { shape: 'ultra-wide', width: Math.round(clamp(width, ultraWide)), height }
}

function clamp(wanted: number, { from, to }: { readonly from: number; readonly to: number }): number {
  return Math.min(Math.max(wanted, from), to)
}
