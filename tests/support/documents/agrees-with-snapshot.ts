import type { Judgement } from '#metrics/agenda/narrative.ts'
import type { ActionState } from '#metrics/workflow/action-workflow.ts'
import { actionStateWords } from '#metrics/wording/action-items/states.ts'
import { judgementWords } from '#metrics/wording/judging/agenda.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { unended, withinQuotes } from '#metrics/wording/quoted.ts'
import { valueAt, type DocumentSource } from '#server/documents/source.ts'
import { cleanText } from '#server/documents/xml.ts'
import type { ReadFigure } from './read-office.ts'

/** The reason why a figure of a document differs from the snapshot's at its key; undefined where both agree. */
export function disagreement(source: DocumentSource, { key, text }: ReadFigure): string | undefined {
  const value = valueAt(source, key)
  return agrees(key, text, value) ? undefined : `${key}: ${text}, in the snapshot ${JSON.stringify(value)}`
}

/** A text without blanks and final punctuation, which stands outside the mark of a figure; its quotation marks are single ones. */
const bare = (text: string) => withinQuotes(unended(text.replaceAll(/\s/g, '')))
const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).map(Number)

function agrees(key: string, text: string, value: unknown): boolean {
  if (/\/(light|lastLight)$/.test(key)) return text === lightWord(value as never)
  if (key.endsWith('/judgement')) return text === judgementWords[value as Judgement]
  if (key.startsWith('orders/') && key.endsWith('/state'))
    return text === actionStateWords[value as ActionState]
  if (value === null) return text === '—'
  if (typeof value === 'number') return agreesAsNumber(key, text, value)
  if (typeof value !== 'string') return false
  if (bare(text) === bare(cleanText(value))) return true
  // A slide shortens texts for which it has no room.
  if (text.endsWith('…') && text.length > 12 && bare(cleanText(value)).startsWith(bare(text.slice(0, -1))))
    return true
  // A date, an instant or a period in Chinese; an instant may lack its seconds, a period its year.
  const [told, meant] = [numbersOf(text), numbersOf(value.replace(/T(\d+:\d+).*/, ' $1'))]
  return told.length > 0 && meant.slice(-told.length).every((number, place) => number === told[place])
}

/** A printed number agrees with the value where its digits do. */
function agreesAsNumber(key: string, text: string, value: number): boolean {
  const figure = /^([+\u2212]?)([\d,]+(?:\.(\d+))?)/.exec(text)
  if (!figure) return false
  const [, sign, digits = '', decimals = ''] = figure
  const shown = Number(digits.replaceAll(',', '')) * (sign === '\u2212' ? -1 : 1)
  const isShare = /\/(completion|distance|schedule|chance|onTrack)$/.test(key)
  return Math.abs(shown - value * (isShare ? 100 : 1)) <= 0.5 * 10 ** -decimals.length + 1e-9
}
