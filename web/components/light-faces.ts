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

/** The face of a light, or of none. */
export function lightFace(light: Light | null): LightFace {
  return { word: lightWord(light), colour: light === null ? silent : colours[light] }
}
