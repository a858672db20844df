import { xmlText } from '../../xml.ts'
import { fitted, LINE, tallest, type Box } from './fit.ts'
import { fill } from './ink.ts'
import { paragraphXml, type TextLook, type SlideParagraph } from './runs.ts'

/** A length in inches, or in points, in the units of drawings (EMU). */
const drawingUnits = (inches: number) => Math.round(inches * 914_400)
export const points = (size: number) => Math.round(size * 12_700)

const transform = ({ x, y, width, height }: Box, prefix = 'a') =>
  `<${prefix}:xfrm><a:off x="${drawingUnits(x)}" y="${drawingUnits(y)}"/><a:ext cx="${drawingUnits(width)}" cy="${drawingUnits(height)}"/></${prefix}:xfrm>`

/** The role of a text for programs that read slides aloud or outline them. */
type Placeholder = 'title' | 'ftr' | 'sldNum'

export interface TextOptions extends Omit<TextLook, 'size'> {
  /** The sizes in points, the largest first; the largest that fits is taken. */
  readonly sizes: readonly number[]
  readonly align?: 'l' | 'r' | 'ctr'
  /** The space between paragraphs, as a multiple of the size of their text. */
  readonly paragraphGap?: number
  readonly anchor?: 't' | 'ctr' | 'b'
  readonly placeholder?: Placeholder
  readonly name?: string
}

interface ShapeLook {
  readonly fill?: string
  readonly line?: string
  /** The width of the line in points. */
  readonly weight?: number
  readonly dash?: 'dash' | 'sysDot'
  /** The description for readers who hear the slide; a shape without one is decoration. */
  readonly alt?: string
}

/** A stroke through points of a square of 24. */
export type Stroke = readonly (readonly [x: number, y: number])[]

/** Writes the shapes of one slide. */
export interface Shapes {
  readonly text: (box: Box, paragraphs: readonly SlideParagraph[], options: TextOptions) => string
  /** A shape of a preset geometry of the format, such as `ellipse`. */
  readonly shape: (box: Box, geometry: string, look: ShapeLook) => string
  readonly stroke: (box: Box, strokes: readonly Stroke[], look: ShapeLook) => string
  /** A thin horizontal line. */
  readonly rule: (x: number, y: number, width: number, colour: string) => string
  /** The chart of the slide. */
  readonly chart: (box: Box, alt: string) => string
  /** The number of the slide, at the right of its footer. */
  readonly number: (box: Box, look: TextLook) => string
}

export function slideShapes(): Shapes {
  let ids = 1
  const identity = (name: string, alt?: string) => {
    const id = ++ids
    return `<p:cNvPr id="${id}" name="${name} ${id}"${alt === undefined ? '' : ` descr="${xmlText(alt)}"`}/>`
  }

  function shapeXml(
    box: Box,
    geometry: string,
    { fill: ground, line, weight = 1, dash, alt }: ShapeLook,
  ): string {
    const drawn = line
      ? `<a:ln w="${points(weight)}" cap="rnd">${fill(line)}${dash ? `<a:prstDash val="${dash}"/>` : ''}<a:round/></a:ln>`
      : '<a:ln><a:noFill/></a:ln>'
    return (
      `<p:sp><p:nvSpPr>${identity('图形', alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
      `<p:spPr>${transform(box)}${geometry}${ground ? fill(ground) : '<a:noFill/>'}${drawn}</p:spPr></p:sp>`
    )
  }

  const preset = (name: string) => `<a:prstGeom prst="${name}"><a:avLst/></a:prstGeom>`

  return {
    text(box, paragraphs, options) {
      const {
        sizes,
        align = 'l',
        anchor = 't',
        placeholder,
        name = '文字',
        colour,
        strong = false,
        paragraphGap = 0,
      } = options
      const look = fitted(paragraphs, box, sizes, { paragraphGap, strong })
      const before = `<a:spcBef><a:spcPts val="${Math.round(paragraphGap * look.size * 100)}"/></a:spcBef>`
      const texts = look.paragraphs.map((inlines, place) => {
        // The line height is fixed as computed, whatever font replaces a missing one.
        const pitch = tallest(inlines, look.size) * LINE
        const properties = `<a:pPr algn="${align}"><a:lnSpc><a:spcPts val="${Math.round(pitch * 100)}"/></a:lnSpc>${place > 0 ? before : ''}</a:pPr>`
        return paragraphXml(inlines, { size: look.size, colour, ...(strong && { strong }) }, properties)
      })
      const ph = placeholder
        ? `<p:ph type="${placeholder}"${placeholder === 'title' ? '' : ' sz="quarter"'}${placeholder === 'ftr' ? ' idx="11"' : ''}/>`
        : ''
      return (
        `<p:sp><p:nvSpPr>${identity(name)}<p:cNvSpPr${ph ? '' : ' txBox="1"'}/><p:nvPr>${ph}</p:nvPr></p:nvSpPr>` +
        `<p:spPr>${transform(box)}${preset('rect')}<a:noFill/></p:spPr>` +
        `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${texts.join('')}</p:txBody></p:sp>`
      )
    },
    shape: (box, geometry, look) => shapeXml(box, preset(geometry), look),
    stroke(box, strokes, look) {
      const point = ([x, y]: Stroke[number]) =>
        `<a:pt x="${Math.round(x * 1000)}" y="${Math.round(y * 1000)}"/>`
      const paths = strokes.map(
        ([first, ...others]) =>
          `<a:moveTo>${point(first!)}</a:moveTo>${others.map((one) => `<a:lnTo>${point(one)}</a:lnTo>`).join('')}`,
      )
      const closed = look.fill ? '<a:close/>' : ''
      const geometry =
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>' +
        `<a:path w="24000" h="24000"${look.fill ? '' : ' fill="none"'}>${paths.join('')}${closed}</a:path></a:pathLst></a:custGeom>`
      return shapeXml(box, geometry, look)
    },
    rule: (x, y, width, colour) =>
      shapeXml({ x, y, width, height: 0 }, preset('line'), { line: colour, weight: 0.75 }),
    chart: (box, alt) =>
      `<p:graphicFrame><p:nvGraphicFramePr>${identity('图表', alt)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
      `${transform(box, 'p')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
      '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart"/></a:graphicData></a:graphic></p:graphicFrame>',
    number: (box, { size, colour }) =>
      `<p:sp><p:nvSpPr>${identity('页码')}<p:cNvSpPr/><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>` +
      `<p:spPr>${transform(box)}${preset('rect')}<a:noFill/></p:spPr>` +
      '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>' +
      `<a:p><a:pPr algn="r"/><a:fld id="{6A8E1D13-2F7D-4C59-9F5B-5E0CB3C1A6F0}" type="slidenum"><a:rPr lang="zh-CN" sz="${size * 100}">${fill(colour)}</a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>`,
  }
}
