import { xmlText } from '../../xml.ts'
import { fill } from './ink.ts'

/** A run of text in one look; a figure has its key. */
export interface TextRun {
  readonly text: string
  readonly key?: string
  readonly colour?: string
  readonly strong?: boolean
  /** The size in points. */
  readonly size?: number
}
export type SlideInline = string | TextRun
export type SlideParagraph = readonly SlideInline[]

/** The look of a text, unless a run has its own. */
export interface TextLook {
  readonly size: number
  readonly colour: string
  readonly strong?: boolean
}

/** The id of the extension that holds keys. Programs keep an unknown extension and do not show it. */
const extension = '{B3C1A6F0-5E0C-4F5B-9C59-2F7D6A8E1D13}'
const namespace = 'urn:xushi:figure'

/** The key of a figure as an extension of its element; `prefix` is `a` or `c`. */
export function keyed(prefix: 'a' | 'c', key: string | undefined): string {
  if (key === undefined) return ''
  return (
    `<${prefix}:extLst><${prefix}:ext uri="${extension}">` +
    `<xushi:figure xmlns:xushi="${namespace}" key="${xmlText(key)}"/></${prefix}:ext></${prefix}:extLst>`
  )
}

/** The fonts of the theme, which placeholders do not take over in some programs. */
const fonts = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'

export function paragraphXml(inlines: SlideParagraph, look: TextLook, properties = ''): string {
  const runs = inlines.map((inline) => {
    const run = typeof inline === 'string' ? { text: inline } : inline
    const { text, key, colour = look.colour, strong = look.strong ?? false, size = look.size } = run
    const heavy = strong ? ' b="1"' : ''
    return (
      `<a:r><a:rPr lang="zh-CN" altLang="en-US" sz="${Math.round(size * 100)}"${heavy} dirty="0">${fill(colour)}${fonts}${keyed('a', key)}</a:rPr>` +
      `<a:t>${xmlText(text)}</a:t></a:r>`
    )
  })
  const end = `<a:endParaRPr lang="zh-CN" altLang="en-US" sz="${Math.round(look.size * 100)}" dirty="0"/>`
  return `<a:p>${properties}${runs.join('')}${runs.length === 0 ? end : ''}</a:p>`
}
