import type { Light } from '#metrics/catalogue/light-rule.ts'
import { colourOf } from '../../curves/paper-palette.ts'

/** The colours of slides: grounds and main texts as on pages and walls, lesser texts darker for a projector. */
export const ink = {
  text: '#16202f',
  secondary: '#3d4a5d',
  tertiary: '#5b6779',
  hairline: '#dde3ec',
  paper: '#ffffff',
  pale: '#f6f8fb',
  night: '#0c1322',
  nightText: '#eef2fa',
  nightSecondary: '#9fb0cc',
  nightHairline: '#2a3957',
  demo: '#9a6300',
} as const

/** The colours that the theme names, so that an office may change them for all slides at once. */
export const themeColours: Readonly<Record<string, string>> = {
  dk1: ink.text,
  lt1: ink.paper,
  dk2: ink.night,
  lt2: ink.pale,
  accent1: colourOf('met'),
  accent2: colourOf('on-schedule'),
  accent3: colourOf('behind'),
  accent4: colourOf('far-behind'),
  accent5: colourOf('overdue'),
  accent6: colourOf('no-data'),
  hlink: '#1558b8',
  folHlink: '#5a2f91',
}
/** The names on slides: dark and light of the theme are text and background there. */
const onSlides: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' }
const named = new Map(Object.entries(themeColours).map(([name, colour]) => [colour, onSlides[name] ?? name]))

/** A fill in a colour, by its name in the theme if it has one. */
export function fill(colour: string): string {
  const name = named.get(colour)
  const value = name ? `<a:schemeClr val="${name}"/>` : `<a:srgbClr val="${colour.slice(1).toUpperCase()}"/>`
  return `<a:solidFill>${value}</a:solidFill>`
}

const nightColours: Readonly<Record<Light, string>> = {
  met: '#4a94ea',
  'on-schedule': '#2ba573',
  behind: '#c28b2d',
  'far-behind': '#ff8f96',
  missed: '#ff8f96',
  overdue: '#a974dc',
  'no-data': '#74819c',
  'no-baseline': '#74819c',
  'not-started': '#74819c',
}

/** The colour of a light on a dark slide, as on walls. */
export function nightColourOf(light: Light | null): string {
  return nightColours[light ?? 'no-data']
}
