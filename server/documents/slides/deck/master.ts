import { xmlHead } from '../../xml.ts'
import { ink, fill } from './ink.ts'
import { deckNamespaces } from './theme.ts'

/** The size and margin of a slide in inches. */
export const slidePage = { width: 40 / 3, height: 7.5, margin: 0.65 }
/** The size of a slide in EMU. */
export const slideSize = 'cx="12192000" cy="6858000"'
export const notesSize = 'cx="6858000" cy="9144000"'

export const layouts = ['cover', 'page'] as const
export type SlideLayout = (typeof layouts)[number]
const layoutNames: Readonly<Record<SlideLayout, string>> = { cover: '封面', page: '内容' }
const grounds: Readonly<Record<SlideLayout, string>> = { cover: ink.night, page: ink.paper }
const titleColours: Readonly<Record<SlideLayout, string>> = { cover: ink.nightText, page: ink.text }

const root =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
/** The tree of shapes of a slide, a layout or a master. */
export const tree = (shapes: string, ground = '') =>
  `<p:cSld>${ground && `<p:bg><p:bgPr>${fill(ground)}<a:effectLst/></p:bgPr></p:bg>`}<p:spTree>${root}${shapes}</p:spTree></p:cSld>`

interface PlaceholderBox {
  readonly type: string
  /** Further attributes of the placeholder, and its position, as XML. */
  readonly more?: string
  readonly xfrm: string
  readonly size: number
  readonly colour: string
  readonly text: string
}

function placeholder({ type, more = '', xfrm, size, colour, text }: PlaceholderBox, id: number): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${type} ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${more}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${xfrm}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>` +
    `<a:lstStyle><a:lvl1pPr><a:defRPr sz="${size * 100}">${fill(colour)}</a:defRPr></a:lvl1pPr></a:lstStyle>` +
    `<a:p>${type === 'sldNum' ? `<a:fld id="{6A8E1D13-2F7D-4C59-9F5B-5E0CB3C1A6F0}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>` : `<a:r><a:rPr lang="zh-CN"/><a:t>${text}</a:t></a:r>`}</a:p></p:txBody></p:sp>`
  )
}

const at = (x: number, y: number, width: number, height: number) =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`

const placesOf = (layout: SlideLayout): PlaceholderBox[] => [
  {
    type: 'title',
    xfrm: at(594_360, 685_800, 11_003_280, 868_680),
    size: layout === 'cover' ? 44 : 28,
    colour: titleColours[layout],
    text: '标题',
  },
  {
    type: 'ftr',
    more: ' sz="quarter" idx="11"',
    xfrm: at(594_360, 6_473_952, 10_200_000, 201_168),
    size: 8,
    colour: ink.tertiary,
    text: '页脚',
  },
  {
    type: 'sldNum',
    more: ' sz="quarter" idx="12"',
    xfrm: at(10_900_000, 6_473_952, 697_640, 201_168),
    size: 10,
    colour: ink.tertiary,
    text: '',
  },
]
const placeholders = (layout: SlideLayout) =>
  placesOf(layout)
    .map((place, index) => placeholder(place, index + 2))
    .join('')

const level = (size: number, colour: string, strong = false) =>
  `<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>` +
  `<a:defRPr sz="${size * 100}" b="${strong ? 1 : 0}" kern="1200">${fill(colour)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>`

const colourMap =
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'

const firstLayout = 2_147_483_649
export const firstMaster = firstLayout - 1

export const slideMaster =
  `${xmlHead}<p:sldMaster ${deckNamespaces}>${tree(placeholders('page'), ink.paper)}<p:clrMap ${colourMap}/><p:sldLayoutIdLst>` +
  layouts.map((_, place) => `<p:sldLayoutId id="${firstLayout + place}" r:id="rId${place + 1}"/>`).join('') +
  `</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(28, ink.text, true)}</p:titleStyle><p:bodyStyle>${level(16, ink.text)}</p:bodyStyle><p:otherStyle>${level(14, ink.text)}</p:otherStyle></p:txStyles></p:sldMaster>`

export const slideLayout = (layout: SlideLayout) =>
  `${xmlHead}<p:sldLayout ${deckNamespaces} type="titleOnly" preserve="1">` +
  tree(placeholders(layout), grounds[layout]).replace('<p:cSld>', `<p:cSld name="${layoutNames[layout]}">`) +
  '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'

const notesPlace = (id: number, type: string, more: string, xfrm: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${type} ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"${type === 'sldImg' ? ' noRot="1" noChangeAspect="1"' : ''}/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${more}/></p:nvPr></p:nvSpPr>` +
  `<p:spPr>${xfrm}${xfrm && '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'}</p:spPr>`

export const notesMaster = `${xmlHead}<p:notesMaster ${deckNamespaces}>${tree(
  `${notesPlace(2, 'sldImg', ' idx="2"', at(685_800, 1_143_000, 5_486_400, 3_086_100))}</p:sp>` +
    `${notesPlace(3, 'body', ' sz="quarter" idx="3"', at(685_800, 4_400_550, 5_486_400, 3_600_450))}<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>备注</a:t></a:r></a:p></p:txBody></p:sp>`,
  ink.paper,
)}<p:clrMap ${colourMap}/><p:notesStyle>${level(12, ink.text)}</p:notesStyle></p:notesMaster>`

/** The notes for the speaker, from paragraphs as XML. */
export const notesSlide = (paragraphs: string) =>
  `${xmlHead}<p:notes ${deckNamespaces}>${tree(
    `${notesPlace(2, 'sldImg', '', '')}</p:sp>` +
      `${notesPlace(3, 'body', ' idx="1"', '')}<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`,
  )}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
