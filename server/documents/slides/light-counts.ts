import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { DocumentSource } from '../source.ts'
import { lightsThere } from '../summary.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { lightMark } from './deck/light-mark.ts'
import type { Shapes } from './deck/shapes.ts'

interface CountsRow {
  readonly x: number
  readonly y: number
  readonly width: number
  /** The size of a count in points. */
  readonly size: number
  readonly colourOf: (light: Light | null) => string
  readonly wordColour: string
  /** The colour of the background. */
  readonly ground: string
}

const widest = 1.75

/** The number of targets with each light, side by side: mark and word above the count. Each count carries its key, by which the slide can be checked. */
export function lightCounts(
  shapes: Shapes,
  { summary }: DocumentSource,
  { x, y, width, size, colourOf, wordColour, ground }: CountsRow,
): string {
  const there = lightsThere(summary)
  const step = Math.min(widest, width / Math.max(1, there.length))
  const mark = 0.22
  return there
    .map(({ key, light, count }, place) => {
      const left = x + place * step
      return [
        lightMark(shapes, light, { x: left, y: y + 0.04, size: mark }, { colour: colourOf(light), ground }),
        shapes.text(
          { x: left + mark + 0.1, y, width: step - mark - 0.24, height: 0.3 },
          [[lightWord(light)]],
          {
            sizes: [14, 12, 11],
            colour: wordColour,
            anchor: 'ctr',
            name: '亮灯',
          },
        ),
        shapes.text(
          { x: left, y: y + 0.34, width: step - 0.05, height: (size * 1.32) / 72 },
          [[{ key: `summary/${key}`, text: String(count) }]],
          {
            sizes: [size, size * 0.8, size * 0.6],
            colour: colourOf(light),
            strong: true,
            anchor: 'ctr',
            name: '项数',
          },
        ),
      ].join('')
    })
    .join('')
}
