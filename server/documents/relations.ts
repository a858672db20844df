import { xmlHead } from './xml.ts'
import type { ZipPart } from './zip.ts'

/** The prefix of the types of relations between parts. */
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageTypes = 'http://schemas.openxmlformats.org/package/2006'

/** A relation from one part to another. */
export const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

export const relations = (...all: readonly string[]) =>
  `${xmlHead}<Relationships xmlns="${packageTypes}/relationships">${all.join('')}</Relationships>`

/** The relations of an office document: its main part and its properties. */
export const packageRelations = (main: string): ZipPart => ({
  name: '_rels/.rels',
  content: relations(
    relation('rId1', `${office}/officeDocument`, main),
    relation('rId2', `${packageTypes}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  ),
})

/** The content types of parts, by their endings or by their names. */
export function contentTypes(
  endings: Readonly<Record<string, string>>,
  parts: readonly (readonly [part: string, type: string])[],
): ZipPart {
  const defaults = { rels: 'application/vnd.openxmlformats-package.relationships+xml', ...endings }
  return {
    name: '[Content_Types].xml',
    content:
      `${xmlHead}<Types xmlns="${packageTypes}/content-types">` +
      Object.entries(defaults)
        .map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
        .join('') +
      parts.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
      '</Types>',
  }
}

/** The content type of the properties that `coreProperties` writes. */
export const corePropertiesType = [
  'docProps/core.xml',
  'application/vnd.openxmlformats-package.core-properties+xml',
] as const
