import { xmlHead } from '../../xml.ts'
import { themeColours } from './ink.ts'

export const deckNamespaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

/** The font of slides, which every Chinese office program has; other programs replace it. */
export const deckFont = '微软雅黑'

const font = (kind: string) =>
  `<a:${kind}><a:latin typeface="${deckFont}"/><a:ea typeface="${deckFont}"/><a:cs typeface=""/></a:${kind}>`
const plainFill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const plainLine = (width: number) =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${plainFill}<a:prstDash val="solid"/></a:ln>`
const three = (one: string) => one.repeat(3)

/** The theme: named colours and fonts, flat, without effects. */
export const theme =
  `${xmlHead}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="序时"><a:themeElements><a:clrScheme name="序时">` +
  Object.entries(themeColours)
    .map(([name, colour]) => `<a:${name}><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:${name}>`)
    .join('') +
  `</a:clrScheme><a:fontScheme name="序时">${font('majorFont')}${font('minorFont')}</a:fontScheme><a:fmtScheme name="序时">` +
  `<a:fillStyleLst>${three(plainFill)}</a:fillStyleLst>` +
  `<a:lnStyleLst>${plainLine(6_350)}${plainLine(12_700)}${plainLine(19_050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst>` +
  `<a:bgFillStyleLst>${three(plainFill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
