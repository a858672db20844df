import { coreProperties } from '../core-properties.ts'
import type { DocumentSource } from '../source.ts'
import { xmlHead } from '../xml.ts'
import { zipOf, type Part } from '../zip.ts'
import { sectionProperties } from './page.ts'
import type { WordPicture } from './picture.ts'
import { fontTable, stylesPart, wordNamespaces, type StyleId } from './styles.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageTypes = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The body of a document as XML, and the pictures in it by their order. */
export interface WordBody {
  readonly title: string
  readonly content: string
  readonly pictures: readonly WordPicture[]
}

/** A .docx of this body, as bytes. */
export function wordDocument(
  source: DocumentSource,
  { title, content, pictures }: WordBody,
): Uint8Array<ArrayBuffer> {
  const document = `${xmlHead}<w:document ${wordNamespaces}><w:body>${content}${sectionProperties}</w:body></w:document>`
  return zipOf([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: packageRelations },
    coreProperties(source, title),
    { name: 'word/document.xml', content: document },
    { name: 'word/_rels/document.xml.rels', content: relationsOf(pictures.length) },
    { name: 'word/styles.xml', content: stylesPart },
    { name: 'word/settings.xml', content: settings },
    { name: 'word/fontTable.xml', content: fontTable },
    { name: 'word/footer1.xml', content: footer('PageOdd') },
    { name: 'word/footer2.xml', content: footer('PageEven') },
    ...pictures.flatMap(({ svg, png }, place): Part[] => [
      { name: `word/media/${place + 1}.png`, content: png },
      { name: `word/media/${place + 1}.svg`, content: svg },
    ]),
  ])
}

const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`
const contentTypes =
  `${xmlHead}<Types xmlns="${packageTypes}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  '<Default Extension="svg" ContentType="image/svg+xml"/>' +
  override('word/document.xml', `${word}.document.main+xml`) +
  override('word/styles.xml', `${word}.styles+xml`) +
  override('word/settings.xml', `${word}.settings+xml`) +
  override('word/fontTable.xml', `${word}.fontTable+xml`) +
  override('word/footer1.xml', `${word}.footer+xml`) +
  override('word/footer2.xml', `${word}.footer+xml`) +
  override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
  '</Types>'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relations = (...all: readonly string[]) =>
  `${xmlHead}<Relationships xmlns="${packageTypes}/relationships">${all.join('')}</Relationships>`

const packageRelations = relations(
  relation('rId1', `${office}/officeDocument`, 'word/document.xml'),
  relation('rId2', `${packageTypes}/relationships/metadata/core-properties`, 'docProps/core.xml'),
)

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

/** Odd and even pages have footers of their own; characters are spread over a line as Chinese sets them. */
const settings =
  `${xmlHead}<w:settings ${wordNamespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

/** — 1 —, outside of the page: GB/T 9704-2012, 7.5. */
function footer(style: StyleId): string {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${words('1')}${field('end')}`
  return `${xmlHead}<w:ftr ${wordNamespaces}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${words('— ')}${number}${words(' —')}</w:p></w:ftr>`
}
