import type { Light } from '#metrics/catalogue/light-rule.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'

/** How a light speaks besides its shape: its word, and the token of its colour. */
export interface LightFace {
  readonly word: string
  readonly colour: string
}

/** Tokens of the colours; lights that say nothing of the matter share one, with a target that is not judged. */
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

/** A pattern of a colour and the ground, so that parts of a bar are told apart without colours. */
const stripes = (angle: number, colour: string, wide: number) =>
  `repeating-linear-gradient(${angle}deg, ${colour} 0 ${wide}px, var(--ground) ${wide}px ${wide + 2}px)`

/** What fills the part of a bar that stands for a light: plain where all is well, hatched the more the worse it is. */
export function lightFill(light: Light | null): string {
  const { colour } = lightFace(light)
  if (light === 'behind') return stripes(135, colour, 10)
  if (light === 'far-behind' || light === 'missed') return stripes(45, colour, 4)
  if (light === 'overdue') return stripes(90, colour, 4)
  return colour
}

/** The face of a light, or of none. */
export function lightFace(light: Light | null): LightFace {
  return { word: lightWord(light), colour: light === null ? silent : colours[light] }
}
