import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { Palette } from '#metrics/charts/palette.ts'

/** The font of pictures: the characters that curves need, from the font of the pages. */
export const curveFont = 'Noto Sans SC'

/** The colours of lights on white, as pages use them in bright surroundings. */
const lightColours: Readonly<Record<Light, string>> = {
  met: '#1f6feb',
  'on-schedule': '#12805c',
  behind: '#9a6300',
  'far-behind': '#c32f3a',
  missed: '#c32f3a',
  overdue: '#7a3fc4',
  'no-data': '#6b7789',
  'no-baseline': '#6b7789',
  'not-started': '#6b7789',
}

export const paperPalette: Palette = {
  font: `${curveFont}, Microsoft YaHei, sans-serif`,
  text: '#16202f',
  secondary: '#3d4a5d',
  tertiary: '#4d5b70',
  faint: '#8a96a8',
  hairline: '#dde3ec',
  ground: '#ffffff',
  goal: '#1f6feb',
  resolve: (colour) => colour,
}

/** The colour of a light; a target without a light has that of no data. */
export function colourOf(light: Light | null): string {
  return lightColours[light ?? 'no-data']
}
