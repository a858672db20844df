import type { DocumentSource } from './source.ts'
import { xmlHead, xmlText } from './xml.ts'
import type { ZipPart } from './zip.ts'

/**
 * The properties of a document in office programs. Its times are those of the freezing, so that a document made twice of one picture is
 * the same.
 */
export function coreProperties({ snapshot }: Pick<DocumentSource, 'snapshot'>, title: string): ZipPart {
  const { frozenAt, frozenBy, version, sequence, sha256 } = snapshot
  const instant = new Date(frozenAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`
  return {
    name: 'docProps/core.xml',
    content:
      `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(frozenBy)}</dc:creator>` +
      `<dc:description>快照第${version}版，底账截至第 ${sequence} 号，SHA-256 ${sha256}</dc:description>` +
      `${dated('created')}${dated('modified')}</cp:coreProperties>`,
  }
}
