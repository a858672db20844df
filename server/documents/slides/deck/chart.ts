import { xmlHead, xmlText } from '../../xml.ts'
import { columnOf, serialDay, sheetName } from './chart-workbook.ts'
import type { Chart, ChartLine } from './chart-lines.ts'
import { fill, ink } from './ink.ts'
import { keyed } from './runs.ts'
import { points } from './shapes.ts'
import { deckFont } from './theme.ts'

const wordSize = 12
const format = (decimals: number) => `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
const decimalsOf = (figure: number) => /\.(\d+)/.exec(String(figure))?.[1]?.length ?? 0

const words = (colour: string, size = wordSize, strong = false) =>
  `<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${strong ? 1 : 0}">${fill(colour)}<a:latin typeface="${deckFont}"/><a:ea typeface="${deckFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
const drawn = (colour: string, weight: number, dash?: string) =>
  `<a:ln w="${points(weight)}" cap="rnd">${fill(colour)}${dash ? `<a:prstDash val="${dash}"/>` : ''}<a:round/></a:ln>`
const dot = (colour: string, ground: string) =>
  `<c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>${fill(ground)}${drawn(colour, 1.75)}</c:spPr></c:marker>`

const cells = (column: string, from: number, to: number) =>
  `${sheetName}!$${column}$${from}${to > from ? `:$${column}$${to}` : ''}`

function textCache(reference: string, texts: readonly string[]): string {
  const cached = texts.map((text, place) => `<c:pt idx="${place}"><c:v>${xmlText(text)}</c:v></c:pt>`)
  return `<c:strRef><c:f>${reference}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${cached.join('')}</c:strCache></c:strRef>`
}

function figureCache(reference: string, figures: ChartLine['figures'], code: string): string {
  const cached = figures.map((figure, place) =>
    figure === null ? '' : `<c:pt idx="${place}"><c:v>${figure}</c:v></c:pt>`,
  )
  return `<c:numRef><c:f>${reference}</c:f><c:numCache><c:formatCode>${code}</c:formatCode><c:ptCount val="${figures.length}"/>${cached.join('')}</c:numCache></c:numRef>`
}

const shown = (label: boolean, value: boolean) =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="${label ? 1 : 0}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`

function labelXml({ label, colour }: ChartLine, decimals: number): string {
  if (!label) return `<c:dLbls>${shown(false, false)}</c:dLbls>`
  const { index, shows, place } = label
  return (
    `<c:dLbls><c:dLbl><c:idx val="${index}"/><c:numFmt formatCode="${format(decimals)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${words(colour, wordSize, shows === 'figure')}<c:dLblPos val="${place}"/>${shown(shows === 'name', shows === 'figure')}</c:dLbl>` +
    `${shown(false, false)}</c:dLbls>`
  )
}

function lineXml(line: ChartLine, place: number, { days, axis, decimals }: Chart): string {
  const { name, key, figures, colour, weight, dash, dots = false, hollow = [] } = line
  const column = columnOf(place)
  const last = days.length + 1
  const holes = hollow.map(
    (at) =>
      `<c:dPt><c:idx val="${at}"/>${dot(colour, ink.paper)}<c:bubble3D val="0"/><c:spPr>${drawn(colour, weight, dash)}</c:spPr></c:dPt>`,
  )
  return (
    `<c:ser><c:idx val="${place}"/><c:order val="${place}"/><c:tx>${textCache(cells(column, 1, 1), [name])}</c:tx>` +
    `<c:spPr>${drawn(colour, weight, dash)}</c:spPr>` +
    `${dots ? dot(colour, colour) : '<c:marker><c:symbol val="none"/></c:marker>'}${holes.join('')}${labelXml(line, decimals)}` +
    `<c:cat>${figureCache(cells('A', 2, last), days.map(serialDay), axis.format)}</c:cat>` +
    `<c:val>${figureCache(cells(column, 2, last), figures, format(decimals))}</c:val><c:smooth val="0"/>${keyed('c', key)}</c:ser>`
  )
}

/** The part of a chart. Its plot leaves room at the right for the names of lines. */
export function chartPart(chart: Chart): string {
  const { scale, axis } = chart
  const hairline = drawn(ink.hairline, 0.75)
  return (
    `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>' +
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.09"/><c:y val="0.07"/><c:w val="0.83"/><c:h val="0.8"/></c:manualLayout></c:layout>' +
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' +
    chart.lines.map((line, place) => lineXml(line, place, chart)).join('') +
    '<c:marker val="1"/><c:axId val="111111111"/><c:axId val="222222222"/></c:lineChart>' +
    '<c:dateAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>' +
    `<c:numFmt formatCode="${axis.format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${drawn(ink.hairline, 1.5)}</c:spPr>${words(ink.tertiary)}` +
    `<c:crossAx val="222222222"/><c:crosses val="min"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="${axis.unit}"/><c:majorUnit val="${axis.every}"/><c:majorTimeUnit val="${axis.unit}"/></c:dateAx>` +
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="${scale.max}"/><c:min val="${scale.min}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
    `<c:majorGridlines><c:spPr>${hairline}</c:spPr></c:majorGridlines><c:numFmt formatCode="${format(decimalsOf(scale.step))}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${words(ink.tertiary)}<c:crossAx val="111111111"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="${scale.step}"/></c:valAx>` +
    '<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart>' +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${words(ink.tertiary)}` +
    '<c:externalData r:id="rIdData"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
  )
}
