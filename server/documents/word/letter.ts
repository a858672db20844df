import { dateText } from '#metrics/wording/dates.ts'
import { cleanText } from '../xml.ts'
import { proofOf } from '../proof.ts'
import type { DocumentSource } from '../source.ts'
import { typeArea } from './page.ts'
import type { WordText } from './text.ts'

/** 版头 and title: the red head, the number, the issuer and the day, the red line. Empty parts are left out. */
export function letterHead({ paragraph }: WordText, source: DocumentSource, title: string): string[] {
  const { head, meeting, demo } = source
  return [
    ...(head.redTitle === '' ? [] : [paragraph('RedTitle', head.redTitle)]),
    ...(head.number === '' ? [] : [paragraph('Number', head.number)]),
    ...(head.redTitle === ''
      ? []
      : [paragraph('RedLine', `${cleanText(head.issuer)}\t`, dayOf(meeting)), paragraph('Bare')]),
    paragraph('Title', title),
    ...(demo ? [paragraph('Demo', '（演示数据，不得作为工作依据）')] : []),
    paragraph('Bare'),
  ]
}

const dayOf = ({ date }: DocumentSource['meeting']) => ({ key: 'meeting/date', text: dateText(date) })

/** The proof of a letter, before its end: its last paragraph stays on the page of the signature. */
export function letterProof(
  { paragraph }: WordText,
  source: DocumentSource,
  listing: { readonly agenda: boolean },
): string[] {
  const proof = proofOf(source, listing)
  return proof.map((words, place) => paragraph(place === proof.length - 1 ? 'NoteEnd' : 'Note', ...words))
}

/** The frame is as wide as the type area, at its foot: GB/T 9704-2012, 7.4.1. LibreOffice applies it in a paragraph, not in a style. */
const footOfPage = `<w:framePr w:w="${typeArea.width}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>`

/** Closing words, the signature with the date, and 版记 at the foot of the page with the receivers of copies. */
export function letterEnd({ paragraph, placed }: WordText, { head, meeting }: DocumentSource): string[] {
  const closing = cleanText(head.closing)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return [
    ...closing.map((line) => paragraph('Closing', line)),
    paragraph('Bare'),
    ...(head.issuer === '' ? [] : [placed('Signed', '<w:keepNext/>', head.issuer)]),
    // A frame is anchored to the paragraph after it.
    ...(head.copies === ''
      ? []
      : [placed('Copies', footOfPage, `抄送：${head.copies.replace(/^抄送\s*[：:]\s*/, '')}`)]),
    paragraph('Signed', dayOf(meeting)),
  ]
}
