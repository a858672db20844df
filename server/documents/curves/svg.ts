import type { Light } from '#metrics/catalogue/light-rule.ts'
import { colourOf } from './paper-palette.ts'
import { xmlText } from '../xml.ts'

/** The fonts of pictures, the first that the machine has: those of offices and of servers with Chinese. */
const fonts =
  'Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, WenQuanYi Micro Hei, sans-serif'

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight?: number
  readonly colour?: string
  /** Whether the text ends at `x`. */
  readonly end?: boolean
}

export function text(
  words: string,
  { x, y, size, weight = 400, colour = '#16202f', end = false }: TextPlace,
): string {
  const anchor = end ? ' text-anchor="end"' : ''
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}"${anchor}>${xmlText(words)}</text>`
}

/** A name that fits, with an ellipsis where it is longer. */
export function shortened(name: string, most: number): string {
  const signs = Array.from(name)
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : name
}

/** The shapes of lights on a field of 24, as the pages draw them; null is not judged. */
const shapes: Readonly<Record<Light | 'none', string>> = {
  met: '<circle cx="12" cy="12" r="11"/><path d="m6.8 12.4 3.6 3.5 6.8-7.2" fill="none" stroke="#ffffff" stroke-width="2.8"/>',
  'on-schedule': '<circle cx="12" cy="12" r="11"/>',
  behind: '<path d="M12 2.2 23.2 21.6H.8Z"/>',
  'far-behind': '<path d="M12 .6 23.4 12 12 23.4.6 12Z"/>',
  missed:
    '<g fill="none" stroke-width="2.6"><circle cx="12" cy="12" r="10"/><path d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6"/></g>',
  overdue:
    '<g fill="none" stroke-width="2.6"><rect x="2.2" y="2.2" width="19.6" height="19.6" rx="3.4"/><path d="M12 7v5.4h4"/></g>',
  'no-baseline':
    '<circle cx="12" cy="12" r="10" fill="none" stroke-width="2.6" stroke-dasharray="5.2 3.776"/>',
  'no-data':
    '<circle cx="12" cy="12" r="10" fill="none" stroke-width="2.6" stroke-linecap="round" stroke-dasharray="0.1 5.136"/>',
  'not-started': '<circle cx="12" cy="12" r="10" fill="none" stroke-width="2.6"/>',
  none: '<path d="M5 12h14" fill="none" stroke-width="2.6"/>',
}

export function drawnLight(
  light: Light | null,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): string {
  const colour = colourOf(light)
  return `<g transform="translate(${x} ${y}) scale(${size / 24})" fill="${colour}" stroke="${colour}" stroke-width="0">${shapes[light ?? 'none']}</g>`
}

/** A whole picture on white; `label` is what a screen reader says. */
export function picture(
  { width, height, label }: { readonly width: number; readonly height: number; readonly label: string },
  parts: readonly string[],
): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${xmlText(label)}" font-family="${fonts}">` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`
  )
}
