import type { DocumentSource } from './source.ts'
import { xmlHead, xmlText } from './xml.ts'
import type { ZipPart } from './zip.ts'

/** When a document was made and by whom, and what it was made of. */
export interface DocumentStamp {
  readonly at: string
  readonly by: string
  readonly description: string
}

/** The stamp of a document of a frozen picture: its time is that of the freezing, so that a document made twice of one picture is the same. */
export function stampOfPicture({ snapshot }: Pick<DocumentSource, 'snapshot'>): DocumentStamp {
  const { frozenAt: at, frozenBy: by, version, sequence, sha256 } = snapshot
  return { at, by, description: `快照第${version}版，底账截至第 ${sequence} 号，SHA-256 ${sha256}` }
}

/** The properties of a document in office programs. */
export function coreProperties({ at, by, description }: DocumentStamp, title: string): ZipPart {
  const instant = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`
  return {
    name: 'docProps/core.xml',
    content:
      `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(by)}</dc:creator>` +
      `<dc:description>${xmlText(description)}</dc:description>` +
      `${dated('created')}${dated('modified')}</cp:coreProperties>`,
  }
}
