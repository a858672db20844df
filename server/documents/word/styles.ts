import { xmlHead } from '../xml.ts'
import { characterSpace, linePitch, textSize } from './page.ts'

/** Namespaces of the parts that hold text. */
export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'

/** The fonts of official documents, with their substitutes. */
const fonts = {
  title: {
    name: '方正小标宋简体',
    instead: '方正小标宋_GBK,小标宋体,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC',
  },
  text: { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋,STFangsong,宋体,SimSun,Noto Serif CJK SC' },
  first: { name: '黑体', instead: 'SimHei,华文黑体,STHeiti,微软雅黑,Microsoft YaHei,Noto Sans CJK SC' },
  second: { name: '楷体_GB2312', instead: '楷体,KaiTi,华文楷体,STKaiti,宋体,SimSun,Noto Serif CJK SC' },
  number: { name: '宋体', instead: 'SimSun,新宋体,NSimSun,华文宋体,STSong,Noto Serif CJK SC' },
} as const
const western = 'Times New Roman'

export const fontTable =
  `${xmlHead}<w:fonts ${wordNamespaces}>` +
  Object.values(fonts)
    .map(
      ({ name, instead }) =>
        `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('') +
  `<w:font w:name="${western}"><w:charset w:val="00"/></w:font></w:fonts>`

type Font = keyof typeof fonts

interface Style {
  readonly name: string
  readonly font?: Font
  /** The size in points. */
  readonly size?: number
  /** The properties of its paragraphs, and of their text, as XML. */
  readonly paragraph?: string
  readonly run?: string
}

/** The first line of a paragraph is indented by two characters. */
const indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
/** A block is indented as far as the first line of a paragraph. */
const besideText = '<w:ind w:left="640" w:firstLineChars="0" w:firstLine="0"/>'
const left = '<w:jc w:val="left"/>'
const exactly = (points: number) => `<w:spacing w:line="${points * 20}" w:lineRule="exact"/>`
/** Rows of tables and small texts ignore the grid of lines. */
const offGrid = '<w:snapToGrid w:val="0"/>'
const line = (edge: 'top' | 'bottom', colour: string, size: number, space = 1) =>
  `<w:${edge} w:val="single" w:sz="${size}" w:space="${space}" w:color="${colour}"/>`
const red = 'E60012'

/** The styles of official documents: 小标宋 2号 for titles, 仿宋 3号 for text, 黑体 and 楷体 for the first two levels. */
const styles = {
  Title: {
    name: 'Title',
    font: 'title',
    size: 22,
    paragraph: `<w:keepNext/>${offGrid}${exactly(35)}${flush}<w:jc w:val="center"/>`,
  },
  PageTitle: {
    name: 'PageTitle',
    font: 'title',
    size: 22,
    paragraph: `<w:keepNext/><w:pageBreakBefore/>${offGrid}${exactly(35)}${flush}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
  },
  Subtitle: {
    name: 'Subtitle',
    font: 'second',
    size: 14,
    paragraph: `<w:keepNext/>${offGrid}${exactly(28)}${flush}<w:jc w:val="center"/>`,
  },
  Heading1: {
    name: 'heading 1',
    font: 'first',
    paragraph: `<w:keepNext/>${indented}<w:outlineLvl w:val="0"/>`,
  },
  Heading2: {
    name: 'heading 2',
    font: 'second',
    paragraph: `<w:keepNext/>${indented}<w:outlineLvl w:val="1"/>`,
  },
  Bare: { name: 'Bare', paragraph: `<w:keepNext/>${flush}` },
  RedTitle: {
    name: 'RedTitle',
    font: 'title',
    size: 38,
    paragraph: `${offGrid}${exactly(60)}${flush}<w:jc w:val="center"/>`,
    run: `<w:color w:val="${red}"/>`,
  },
  Number: { name: 'Number', paragraph: `${flush}<w:jc w:val="center"/>` },
  RedLine: {
    name: 'RedLine',
    size: 14,
    paragraph: `<w:pBdr>${line('bottom', red, 18, 4)}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>${offGrid}${flush}`,
  },
  Demo: { name: 'Demo', font: 'second', paragraph: `${flush}<w:jc w:val="center"/>` },
  Signed: {
    name: 'Signed',
    paragraph: '<w:ind w:right="640" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
  },
  Caption: {
    name: 'caption',
    font: 'first',
    size: 12,
    paragraph: `<w:keepNext/>${offGrid}<w:spacing w:before="160" w:after="60" w:line="240" w:lineRule="auto"/>${flush}<w:jc w:val="center"/>`,
  },
  Picture: {
    name: 'Picture',
    paragraph: `${offGrid}<w:spacing w:line="240" w:lineRule="auto"/>${flush}<w:jc w:val="center"/>`,
  },
  Cell: { name: 'Cell', font: 'number', size: 9, paragraph: `${offGrid}${exactly(13)}${flush}${left}` },
  Figure: {
    name: 'Figure',
    font: 'number',
    size: 9,
    paragraph: `${offGrid}${exactly(13)}${flush}<w:jc w:val="right"/>`,
  },
  ColumnHead: {
    name: 'ColumnHead',
    font: 'first',
    size: 9,
    paragraph: `<w:keepNext/>${offGrid}${exactly(13)}${flush}<w:jc w:val="center"/>`,
  },
  Note: { name: 'Note', font: 'second', size: 12, paragraph: `${offGrid}${exactly(20)}${flush}${left}` },
  /** A narrative below its target, indented as far as that; its first line stays on the page of the next. */
  Said: { name: 'Said', font: 'second', size: 12, paragraph: `${offGrid}${exactly(20)}${besideText}${left}` },
  SaidFirst: {
    name: 'SaidFirst',
    font: 'second',
    size: 12,
    paragraph: `<w:keepNext/>${offGrid}<w:spacing w:before="60" w:line="400" w:lineRule="exact"/>${besideText}${left}`,
  },
  /** The paragraph before a signature, which keeps the signature on its page. */
  NoteEnd: {
    name: 'NoteEnd',
    font: 'second',
    size: 12,
    paragraph: `<w:keepNext/><w:keepLines/>${offGrid}${exactly(20)}${flush}${left}`,
  },
  Closing: { name: 'Closing', paragraph: '<w:keepNext/><w:keepLines/>' },
  /** The proof at the end of a page that is passed on alone. */
  PageProof: {
    name: 'PageProof',
    font: 'second',
    size: 9,
    paragraph: `<w:keepLines/>${offGrid}<w:spacing w:before="120" w:line="260" w:lineRule="exact"/>${flush}${left}`,
  },
  Copies: {
    name: 'Copies',
    size: 14,
    paragraph: `<w:pBdr>${line('top', '000000', 8)}${line('bottom', '000000', 8)}</w:pBdr>${offGrid}${exactly(28)}<w:ind w:left="280" w:right="280" w:firstLineChars="0" w:firstLine="0"/>`,
  },
  PageOdd: {
    name: 'PageOdd',
    font: 'number',
    size: 14,
    paragraph: `${offGrid}<w:ind w:right="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>`,
  },
  PageEven: {
    name: 'PageEven',
    font: 'number',
    size: 14,
    paragraph: `${offGrid}<w:ind w:left="280" w:firstLineChars="0" w:firstLine="0"/>`,
  },
} as const satisfies Readonly<Record<string, Style>>

export type StyleId = keyof typeof styles | 'Normal'

/** Figures of tables and page numbers are set in 宋体 too. */
const fontOf = (font: Font) => {
  const { name } = fonts[font]
  const latin = font === 'number' ? name : western
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${latin}"/>`
}
const sizeOf = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`

function styleXml([id, { name, font, size, paragraph = '', run = '' }]: [string, Style]): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${font ? fontOf(font) : ''}${run}${size ? asWide + sizeOf(size) : ''}</w:rPr></w:style>`
  )
}

/** Punctuation does not hang into the margin: LibreOffice would leave an empty line below it and not print it. */
const noHanging = '<w:overflowPunct w:val="0"/>'

/**
 * The text has a fixed pitch of lines and characters: 28 in a line and 22 lines, whatever font replaces a missing one. With the grid
 * instead, LibreOffice would give two places to a wide character. It needs a twentieth of a point more than is reckoned, or the last of
 * 28 characters goes to the next line.
 */
const onPitch = `<w:spacing w:line="${linePitch}" w:lineRule="exact"/>`
const tightened = `<w:spacing w:val="${Math.floor(characterSpace / (4096 / 20)) - 1}"/>`
const asWide = '<w:spacing w:val="0"/>'

export const stylesPart =
  `${xmlHead}<w:styles ${wordNamespaces}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `${fontOf('text')}${sizeOf(textSize)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>' +
  `<w:pPr><w:widowControl w:val="0"/>${noHanging}${offGrid}${onPitch}${indented}<w:jc w:val="both"/></w:pPr><w:rPr>${tightened}${sizeOf(textSize)}</w:rPr></w:style>` +
  Object.entries(styles).map(styleXml).join('') +
  '</w:styles>'
