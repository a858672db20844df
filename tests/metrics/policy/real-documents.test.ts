import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PolicyReading } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

const reader = fileURLToPath(new URL('../../../metrics/policy/read-policy.ts', import.meta.url))

describe.skipIf(!sharedIsHere)('readPolicy, of the documents of ../shared/policy/seen', () => {
  let told = ''
  beforeAll(() => {
    told = execFileSync(process.execPath, [shared('policy/score.mjs')!, '--module', reader], {
      encoding: 'utf8',
    })
  })
  const share = (pattern: RegExp): number => Number(pattern.exec(told)?.[1])

  it('finds at least 92 % of the targets and 85 % of those in tables; at least 92 % of what it finds are targets', () => {
    expect(share(/^all +recall +([\d.]+) %/m)).toBeGreaterThanOrEqual(92)
    expect(share(/^all .*precision +([\d.]+) %/m)).toBeGreaterThanOrEqual(92)
    expect(share(/^ +tables +recall +([\d.]+) %/m)).toBeGreaterThanOrEqual(85)
  })

  it('finds no target in a document without one', () => {
    expect(told).toMatch(/documents without a target +3, wrong figures in them 0, clean 3/)
  })

  it('has comparator and due year right in at least 95 % of what it finds, the basis in 90 %, the baseline in 70 %', () => {
    expect(share(/comparator +([\d.]+) %/)).toBeGreaterThanOrEqual(95)
    expect(share(/year +([\d.]+) %/)).toBeGreaterThanOrEqual(95)
    expect(share(/basis +([\d.]+) %/)).toBeGreaterThanOrEqual(90)
    expect(share(/baseline +([\d.]+) %/)).toBeGreaterThanOrEqual(70)
  })
})

interface Commitment {
  readonly id: string
  readonly doc: string
  readonly clause: string
  readonly quote: string
  readonly value: number
  readonly comparator: string
  readonly deadline: string
  readonly subkind: string
}

interface ClauseOf {
  readonly key: string
  readonly lead?: readonly string[]
}

describe.skipIf(!sharedIsHere)('readPolicy, of the five documents', () => {
  const parsed = (path: string): unknown => JSON.parse(readFileSync(shared(`catalogue/${path}`)!, 'utf8'))
  const texts = new Map<string, string>()
  const readings = new Map<string, PolicyReading>()
  let documents: { doc: string; clauses: ClauseOf[] }[] = []
  let numeric: Commitment[] = []
  let coverage: Commitment[] = []
  beforeAll(() => {
    documents = parsed('clauses.json') as typeof documents
    numeric = parsed('targets-numeric.json') as Commitment[]
    coverage = (parsed('targets-coverage.json') as Commitment[]).filter(
      ({ subkind }) => subkind === 'explicit',
    )
    for (const { doc } of documents) {
      const text = readFileSync(shared(`sources/${doc}.txt`)!, 'utf8')
      texts.set(doc, text)
      readings.set(doc, readPolicy(text))
    }
  })
  const targetsOf = (doc: string) => readings.get(doc)!.figures.filter(({ target }) => target)
  const found = ({ doc, quote, value }: Commitment) => {
    const place = texts.get(doc)!.indexOf(quote)
    return targetsOf(doc).find(
      (figure) =>
        figure.start >= place - 20 &&
        figure.start <= place + quote.length + 2 &&
        Number(figure.value ?? figure.low) === value,
    )
  }

  it('finds all 39 numeric targets, each in its clause, with comparator and due year', () => {
    const right = numeric.map((one) => {
      const figure = found(one)
      // A bare figure may be a floor as well as the length of a list.
      const comparator = figure?.comparator === '>=' && one.comparator === '=' ? '=' : figure?.comparator
      return { id: one.id, clause: figure?.clause, comparator, due: figure?.deadline }
    })
    expect(right).toEqual(
      numeric.map(({ id, clause, comparator, deadline }) => ({
        id,
        clause,
        comparator,
        due: deadline.slice(0, 4),
      })),
    )
  })

  it('finds the 12 coverage targets that are printed as such', () => {
    expect(coverage).toHaveLength(12)
    expect(coverage.filter((one) => !found(one)).map(({ id }) => id)).toEqual([])
  })

  it('shows at least 5 of the 11 that are only implied, each with what is to be looked at', () => {
    const implied = (parsed('targets-coverage.json') as Commitment[]).filter(
      ({ subkind }) => subkind === 'implied',
    )
    expect(implied).toHaveLength(11)
    const shown = implied.map(found).filter((figure) => figure?.doubt !== undefined)
    expect(shown.length).toBeGreaterThanOrEqual(5)
  })

  it('reads none of the other numbers as a target', () => {
    const all = [...numeric, ...(parsed('targets-coverage.json') as Commitment[])]
    const others = documents.flatMap(({ doc }) =>
      targetsOf(doc).filter(
        ({ start }) =>
          !all.some((one) => {
            const place = one.doc === doc ? texts.get(doc)!.indexOf(one.quote) : -100
            return start >= place - 20 && start <= place + one.quote.length + 2
          }),
      ),
    )
    expect(others.map(({ quote }) => quote)).toEqual([])
  })

  it('finds the path of every clause, and who leads it', () => {
    const leads = documents.flatMap(({ doc, clauses }) =>
      clauses.map(({ key, lead = [] }) => {
        const clause = readings.get(doc)!.clauses.find(({ path }) => path === key.slice(4))
        return { key, expected: lead.join(), lead: clause?.responsible.lead.join() }
      }),
    )
    expect(leads.filter(({ lead, expected }) => lead !== expected)).toEqual([])
    expect(leads.length).toBe(178)
  })
})
