import type { Light } from '#metrics/catalogue/light-rule.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { Shapes, Stroke } from './shapes.ts'

interface MarkPlace {
  readonly x: number
  readonly y: number
  /** The size in inches. */
  readonly size: number
}

/** The shape of a light, drawn as on the pages in a square of 24, by which readers recognise it without its colour. */
export function lightMark(
  { shape, stroke }: Shapes,
  light: Light | null,
  { x, y, size }: MarkPlace,
  { colour, ground }: { readonly colour: string; readonly ground: string },
): string {
  const box = { x, y, width: size, height: size }
  const alt = lightWord(light)
  const weight = (size * 72 * 2.6) / 24
  const line = { line: colour, weight }
  const inner = { x: x + size * 0.08, y: y + size * 0.08, width: size * 0.84, height: size * 0.84 }
  const solid = (points: Stroke) => stroke(box, [points], { fill: colour, alt })
  switch (light) {
    case 'met': {
      const tick: Stroke = [
        [6.8, 12.4],
        [10.4, 15.9],
        [17.2, 8.7],
      ]
      return shape(box, 'ellipse', { fill: colour, alt }) + stroke(box, [tick], { line: ground, weight })
    }
    case 'on-schedule':
      return shape(box, 'ellipse', { fill: colour, alt })
    case 'behind':
      return solid([
        [12, 2.2],
        [23.2, 21.6],
        [0.8, 21.6],
      ])
    case 'far-behind':
      return solid([
        [12, 0.6],
        [23.4, 12],
        [12, 23.4],
        [0.6, 12],
      ])
    case 'missed': {
      const cross: Stroke[] = [
        [
          [8.2, 8.2],
          [15.8, 15.8],
        ],
        [
          [15.8, 8.2],
          [8.2, 15.8],
        ],
      ]
      return shape(inner, 'ellipse', { ...line, alt }) + stroke(box, cross, line)
    }
    case 'overdue': {
      const hands: Stroke = [
        [12, 7],
        [12, 12.4],
        [16, 12.4],
      ]
      return shape(inner, 'roundRect', { ...line, alt }) + stroke(box, [hands], line)
    }
    case 'no-baseline':
      return shape(inner, 'ellipse', { ...line, dash: 'dash', alt })
    case 'no-data':
      return shape(inner, 'ellipse', { ...line, dash: 'sysDot', alt })
    case 'not-started':
      return shape(inner, 'ellipse', { ...line, alt })
    case null:
      return shape({ ...inner, y: y + size / 2, height: 0 }, 'line', { ...line, alt })
  }
}
