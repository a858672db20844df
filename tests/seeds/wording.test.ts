import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { coverageTargets, numericTargets, printedDuties, printedMilestones } from './hand-made-catalogue.ts'

/** Words without punctuation, so that a changed comma does not hide a copy; 《》 still separates them. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}《》]/gu, '')
}

/** All words of our own about the documents; titles of clauses, and those in 《》, count as names and are left out. */
const labels = [
  ...catalogue.indicators.flatMap(({ name, countingRule }) => [name, countingRule?.text ?? '']),
  ...catalogue.targets.flatMap(({ name, remarks, citations }) => [
    name,
    ...remarks,
    ...citations.flatMap(({ remark }) => remark ?? []),
  ]),
  ...catalogue.milestones.flatMap(({ name, remarks }) => [name, ...remarks]),
  ...catalogue.documents.flatMap(({ remarks, leadRule, clauses, duties }) => [
    leadRule,
    ...remarks,
    ...clauses.flatMap((clause) => clause.remarks),
    ...duties.flatMap((duty) => [duty.name, ...duty.remarks]),
  ]),
].map((label) => words(label.replace(/《[^》]*》/g, '《》')))

/** Names of organisations, products and events have up to 13 characters (国家工业互联网大数据中心); a copied sentence is longer. */
const LONGEST_NAME = 13

describe.skipIf(!sharedIsHere)('wording of the catalogue', () => {
  it('holds no quotation of the documents', () => {
    const quotes = [...numericTargets(), ...coverageTargets(), ...printedMilestones(), ...printedDuties()]
      .map(({ quote }) => words(quote))
      .filter((quote) => quote.length > 8)
    expect(quotes.length).toBeGreaterThan(140)
    expect(quotes.filter((quote) => labels.some((label) => label.includes(quote)))).toEqual([])
  })

  it('shares no run of words with the documents that is longer than a name', () => {
    const texts = catalogue.documents
      .filter(({ kind }) => kind === 'policy')
      .map(({ id }) => readFileSync(shared(`sources/${id}.txt`) ?? '', 'utf8'))
      .map(words)
      .join('《》')
    const copies = (label: string): boolean => {
      for (let start = 0; start + LONGEST_NAME < label.length; start++) {
        if (texts.includes(label.slice(start, start + LONGEST_NAME + 1))) return true
      }
      return false
    }
    expect(labels.filter(copies)).toEqual([])
  })
})
