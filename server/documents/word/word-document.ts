import { coreProperties, type DocumentStamp } from '../core-properties.ts'
import {
  contentTypes,
  corePropertiesType,
  office,
  packageRelations,
  relation,
  relations,
} from '../relations.ts'
import { xmlHead } from '../xml.ts'
import { zipOf, type ZipPart } from '../zip.ts'
import { sectionProperties } from './page.ts'
import type { WordPicture } from './picture.ts'
import { fontTable, stylesPart, wordNamespaces, type StyleId } from './styles.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The body of a document as XML, and its pictures in their order. */
export interface WordBody {
  readonly title: string
  readonly content: string
  readonly pictures: readonly WordPicture[]
}

/** A .docx of this body, as bytes. */
export function wordDocument(
  stamp: DocumentStamp,
  { title, content, pictures }: WordBody,
): Uint8Array<ArrayBuffer> {
  const document = `${xmlHead}<w:document ${wordNamespaces}><w:body>${content}${sectionProperties}</w:body></w:document>`
  return zipOf([
    types,
    packageRelations('word/document.xml'),
    coreProperties(stamp, title),
    { name: 'word/document.xml', content: document },
    { name: 'word/_rels/document.xml.rels', content: relationsOf(pictures.length) },
    { name: 'word/styles.xml', content: stylesPart },
    { name: 'word/settings.xml', content: settings },
    { name: 'word/fontTable.xml', content: fontTable },
    { name: 'word/footer1.xml', content: footer('PageOdd') },
    { name: 'word/footer2.xml', content: footer('PageEven') },
    ...pictures.flatMap(({ svg, png }, place): ZipPart[] => [
      { name: `word/media/${place + 1}.png`, content: png },
      { name: `word/media/${place + 1}.svg`, content: svg },
    ]),
  ])
}

const types = contentTypes({ xml: 'application/xml', png: 'image/png', svg: 'image/svg+xml' }, [
  ['word/document.xml', `${word}.document.main+xml`],
  ['word/styles.xml', `${word}.styles+xml`],
  ['word/settings.xml', `${word}.settings+xml`],
  ['word/fontTable.xml', `${word}.fontTable+xml`],
  ['word/footer1.xml', `${word}.footer+xml`],
  ['word/footer2.xml', `${word}.footer+xml`],
  corePropertiesType,
])

function relationsOf(pictures: number): string {
  const numbers = Array.from({ length: pictures }, (_, place) => place + 1)
  return relations(
    relation('rIdStyles', `${office}/styles`, 'styles.xml'),
    relation('rIdSettings', `${office}/settings`, 'settings.xml'),
    relation('rIdFonts', `${office}/fontTable`, 'fontTable.xml'),
    relation('rIdOdd', `${office}/footer`, 'footer1.xml'),
    relation('rIdEven', `${office}/footer`, 'footer2.xml'),
    ...numbers.flatMap((number) => [
      relation(`rIdPng${number}`, `${office}/image`, `media/${number}.png`),
      relation(`rIdSvg${number}`, `${office}/image`, `media/${number}.svg`),
    ]),
  )
}

/** The settings: odd and even pages have their own footers, and characters are spaced as in Chinese. */
const settings =
  `${xmlHead}<w:settings ${wordNamespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

/** The footer — 1 —, at the outer side of the page: GB/T 9704-2012, 7.5. */
function footer(style: StyleId): string {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${words('1')}${field('end')}`
  return `${xmlHead}<w:ftr ${wordNamespaces}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${words('— ')}${number}${words(' —')}</w:p></w:ftr>`
}
