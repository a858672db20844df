import type { Light } from '#metrics/catalogue/light-rule.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'

/** A light has a word and the style token of its colour. */
export interface LightFace {
  readonly word: string
  readonly colour: string
}

/** Lights without a verdict share one colour with targets that are not judged. */
const silent = 'var(--light-silent)'
const colours: Readonly<Record<Light, string>> = {
  met: 'var(--light-met)',
  'on-schedule': 'var(--light-on-schedule)',
  behind: 'var(--light-behind)',
  'far-behind': 'var(--light-far-behind)',
  missed: 'var(--light-missed)',
  overdue: 'var(--light-overdue)',
  'no-baseline': silent,
  'no-data': silent,
  'not-started': silent,
}

/** Stripes of a colour on the ground, so that the parts of a bar are told apart without colours. */
const stripes = (angle: number, colour: string, width: number) =>
  `repeating-linear-gradient(${angle}deg, ${colour} 0 ${width}px, var(--ground) ${width}px ${width + 2}px)`

/** The filling of a light's part of a bar: hatched for a light that asks somebody to act, more densely for a worse one; else plain. */
export function lightFill(light: Light | null): string {
  const { colour } = lightFace(light)
  if (light === 'behind') return stripes(135, colour, 10)
  if (light === 'far-behind' || light === 'missed') return stripes(45, colour, 4)
  if (light === 'overdue') return stripes(90, colour, 4)
  return colour
}

/** The word and colour of a light; null stands for a target that is not judged. */
export function lightFace(light: Light | null): LightFace {
  return { word: lightWord(light), colour: light === null ? silent : colours[light] }
}
