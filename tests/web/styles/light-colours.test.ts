import { readFileSync } from 'node:fs'
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  filterGrayscale,
  parse,
  wcagContrast,
  type Color,
} from 'culori'
import { describe, expect, it } from 'vitest'
import { nightColourOf } from '#server/documents/slides/deck/ink.ts'

const tokens = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8')
const dark = tokens.slice(tokens.indexOf("[data-ground='dark']"))
const token = (name: string): string => {
  const [, colour] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(dark) ?? []
  if (colour === undefined) throw new Error(`There is no ${name} on the dark ground`)
  return colour
}
const lights = ['met', 'on-schedule', 'behind', 'far-behind', 'overdue', 'silent']
const seen = (name: string, how: (colour: Color) => Color | undefined) => how(parse(token(name))!)!

/** Kinds of colour vision by Machado, Oliveira and Fernandes (2009) at full severity, as culori has them; grey by luminance. */
const visions: readonly [name: string, how: (colour: Color) => Color | undefined][] = [
  ['ordinary', (colour) => colour],
  ['protan', filterDeficiencyProt(1)],
  ['deutan', filterDeficiencyDeuter(1)],
  ['tritan', filterDeficiencyTrit(1)],
  ['grey', filterGrayscale(1)],
]
const difference = differenceCiede2000()

describe('the lights of a wall', () => {
  it.each(visions)('have most contrast to the ground where they are far behind, for %s vision', (_, how) => {
    const ground = seen('ground', how)
    const contrasts = new Map(
      lights.map((light) => [light, wcagContrast(seen(`light-${light}`, how), ground)]),
    )
    const others = lights.filter((light) => light !== 'far-behind').map((light) => contrasts.get(light)!)
    expect(contrasts.get('far-behind')! - Math.max(...others)).toBeGreaterThan(0.2)
    // WCAG 2.2, 1.4.3, for text that is not large.
    expect(Math.min(...contrasts.values())).toBeGreaterThanOrEqual(4.5)
  })

  it.each(visions)('tell far behind from every other light by colour, for %s vision', (_, how) => {
    for (const light of lights.filter((one) => one !== 'far-behind')) {
      const apart = difference(seen('light-far-behind', how), seen(`light-${light}`, how))
      // Two separate patches are told apart from a difference of about 5 on.
      expect(apart, light).toBeGreaterThan(6)
    }
  })

  it('are those of dark slides', () => {
    for (const light of ['met', 'on-schedule', 'behind', 'far-behind', 'missed', 'overdue'] as const)
      expect(nightColourOf(light), light).toBe(token(`light-${light}`))
    expect(nightColourOf(null)).toBe(token('light-silent'))
  })
})
