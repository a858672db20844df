import { xmlText } from '../xml.ts'

/** A picture in two forms: older programs show the PNG, newer ones the SVG. */
export interface WordPicture {
  readonly svg: string
  readonly png: Uint8Array
  /** The description for readers who hear the document. */
  readonly alt: string
}

/** The size of a picture in its document. */
export interface PictureSize {
  readonly widthMillimetres: number
  readonly heightMillimetres: number
}

const drawingUnits = (millimetres: number) => Math.round(millimetres * 36_000)
const svgExtension = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}'

/** A picture of a document by its number, in a paragraph of its own. */
export function pictureParagraph({ alt }: WordPicture, number: number, size: PictureSize): string {
  const extent = `cx="${drawingUnits(size.widthMillimetres)}" cy="${drawingUnits(size.heightMillimetres)}"`
  const described = `id="${number}" name="图${number}" descr="${xmlText(alt)}"`
  const svg =
    `<a:extLst><a:ext uri="${svgExtension}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" ` +
    `r:embed="rIdSvg${number}"/></a:ext></a:extLst>`
  return (
    '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent ${extent}/><wp:docPr ${described}/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr ${described}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="rIdPng${number}">${svg}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  )
}
