import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Citation } from '#metrics/catalogue/catalogue.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import {
  coverageTargets,
  numericTargets,
  printedClauses,
  printedDuties,
  printedMilestones,
  spelledOut,
} from './hand-made-catalogue.ts'
import type { Entry } from './hand-made-catalogue.ts'

const cited = new Map(
  catalogue.targets.flatMap((target) =>
    target.citations.flatMap((citation) =>
      citation.entry === undefined ? [] : ([[citation.entry, { target, citation }]] as const),
    ),
  ),
)
const milestones = new Map(catalogue.milestones.map((milestone) => [milestone.id, milestone]))
const duties = new Map(
  catalogue.documents.flatMap((document) => document.duties.map((duty) => [duty.id, duty])),
)
const clauses = new Map(
  catalogue.documents.flatMap((document) => document.clauses.map((clause) => [clause.key, clause])),
)

/** The names of each organisation by its id, for comparing ids with the printed names. */
const names = new Map(catalogue.organisations.map(({ id, name, aliases }) => [id, [name, ...aliases]]))
const printedAs = (ids: readonly string[], printed: readonly string[]): boolean =>
  ids.length === printed.length &&
  ids.every((id, index) => names.get(id)?.includes(printed[index] ?? '') ?? false)

const policies = catalogue.documents.filter(({ kind }) => kind === 'policy')

/** Targets whose text writes the figure in other words than value and unit. */
const printedOtherwise: Readonly<Record<string, readonly string[]>> = {
  '002-A04': ['200兆以上'],
  '002-A09': ['166家'],
  '004-A08': ['千亿级'],
}

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id)

describe.skipIf(!sharedIsHere)('catalogue against the hand-made one', () => {
  const targets = sharedIsHere ? [...numericTargets(), ...coverageTargets()] : []
  const printed = sharedIsHere ? printedMilestones() : []

  it('holds all 62 target entries, 146 milestones, 11 duties and 178 clauses', () => {
    const keys = printedClauses().map(({ key }) => key)
    const dutyIds = idsOf(printedDuties())
    expect([targets.length, printed.length, dutyIds.length, keys.length]).toEqual([62, 146, 11, 178])
    expect(idsOf(targets).filter((id) => !cited.has(id))).toEqual([])
    expect(idsOf(printed).filter((id) => !milestones.has(id.toLowerCase()))).toEqual([])
    expect(dutyIds.filter((id) => !duties.has(id.toLowerCase()))).toEqual([])
    expect(keys.filter((key) => !clauses.has(key))).toEqual([])
  })

  it('invents no entry', () => {
    const known = new Set([...idsOf(targets), ...idsOf(printed)])
    const ours = [...cited.keys(), ...catalogue.milestones.map(({ id }) => id.toUpperCase())]
    expect(ours.filter((id) => !known.has(id))).toEqual([])
  })

  it.each(targets.map((entry) => [entry.id, entry] as const))(
    'states the figure of %s as printed',
    (id, entry) => {
      const found = cited.get(id)
      expect(found).toBeDefined()
      if (found === undefined) return
      const { target, citation } = found
      const indicator = catalogue.indicators.find((one) => one.id === target.indicator)
      expect(citation.document).toBe(entry.doc)
      expect(citation.clause).toBe(entry.clause)
      expect(target.due).toBe(entry.deadline)
      if (id === '002-A04' || id === '002-A09') {
        // 200兆 is the threshold and 166家 the denominator of a coverage of 100 %.
        expect([target.basis, target.value, indicator?.unit]).toEqual(['coverage', '100', '%'])
        return
      }
      expect(Number(target.value)).toBe(entry.value)
      expect(target.high).toBe(entry.value_max === undefined ? undefined : String(entry.value_max))
      expect(target.comparator).toBe(entry.comparator)
      expect(indicator?.unit).toBe({ '004-A04': '件/万人', '004-A08': '亿元' }[id] ?? entry.unit_printed)
      expect(target.basis).toBe(basisOf(entry))
      expect(target.kind).toBe(entry.subkind)
    },
  )

  it('finds every figure, with its unit, in the line of the document it is cited from', () => {
    const linesOf = new Map(
      policies.map(({ id }) => [id, readFileSync(shared(`sources/${id}.txt`) ?? '', 'utf8').split('\n')]),
    )
    const absent = numericTargets().filter(({ id, doc, line, unit_printed: unit = '' }) => {
      const text = linesOf.get(doc)?.[line - 1] ?? ''
      const { value = '', high } = cited.get(id)?.target ?? {}
      const figures =
        high === undefined ? [`${value}${unit}`] : [`${value}至${high}${unit}`, `${value}-${high}${unit}`]
      return !(printedOtherwise[id] ?? figures).some((figure) => text.includes(figure))
    })
    expect(idsOf(absent)).toEqual([])
  })

  it('keeps every softening word and every part that is counted apart', () => {
    const own = targets.filter(({ id }) => !['003-A01', '003-A02', '003-A07'].includes(id))
    expect(
      own
        .filter(({ id, softeners = [] }) => cited.get(id)?.target.softeners.join() !== softeners.join())
        .map(({ id }) => id),
    ).toEqual([])
    expect(
      own
        .filter(({ id, sub_indicators: parts = [] }) => {
          const line = cited.get(id)?.target.remarks.find((remark) => remark.startsWith('分项：')) ?? ''
          return (line === '' ? 0 : line.split('、').length) !== parts.length
        })
        .map(({ id }) => id),
    ).toEqual([])
    expect(
      printed
        .filter(
          ({ id, softeners = [] }) =>
            (milestones.get(id.toLowerCase())?.softeners ?? []).join() !== softeners.join(),
        )
        .map(({ id }) => id),
    ).toEqual([])
  })

  it('loses no doubt: a record carries at least as many remarks as doubts are noted', () => {
    const saysOf = (citations: readonly Citation[]): number =>
      citations.flatMap(({ remark }) => remark?.split(/[；，]/) ?? []).length
    const short = [
      ...targets.filter(({ id, doubts = [], lead_default_is_assumption: assumed }) => {
        const target = cited.get(id)?.target
        // An inferred or missing lead is a flag on the target and a remark on its clause.
        const flags = assumed === true ? 2 : 0
        return (target?.remarks.length ?? 0) + saysOf(target?.citations ?? []) + flags < doubts.length
      }),
      ...printed.filter(({ id, doubts = [], lead_default_is_assumption: assumed }) => {
        const flags = assumed === true ? 1 : 0
        return (milestones.get(id.toLowerCase())?.remarks.length ?? 0) + flags < doubts.length
      }),
      ...printedDuties().filter(
        ({ id, doubts = [] }) => (duties.get(id.toLowerCase())?.remarks.length ?? 0) < doubts.length,
      ),
    ]
    expect(idsOf(short)).toEqual([])
    const bare = printedClauses().filter(
      ({ key, notes = [] }) => (clauses.get(key)?.remarks.length ?? 0) < notes.length,
    )
    expect(bare.map(({ key }) => key)).toEqual([])
  })

  it('reads the responsible organisations of every clause by its own document’s rule', () => {
    const wrong = printedClauses().filter(({ key, ...printedClause }) => {
      const clause = clauses.get(key)
      if (clause === undefined) return true
      const sides = (['lead', 'support', 'joint'] as const).every((side) =>
        printedAs(clause[side], (printedClause[side] ?? []).flatMap(spelledOut)),
      )
      return !sides || clause.leadMode !== printedClause.lead_mode || clause.title !== printedClause.title
    })
    expect(wrong.map(({ key }) => key)).toEqual([])
  })

  it('takes the default lead of every commitment, and says where it is assumed', () => {
    const wrong = [...targets, ...printed].filter(
      ({ id, lead_default: lead = '', lead_default_is_assumption: assumed }) => {
        if (['003-A01', '003-A07'].includes(id)) return false // the other document prints the lead
        const record = cited.get(id)?.target ?? milestones.get(id.toLowerCase())
        return !printedAs(record?.organisations.slice(0, 1) ?? [], [lead]) || record?.leadAssumed !== assumed
      },
    )
    expect(idsOf(wrong)).toEqual([])
  })

  it('places every milestone in its clause, kind and year, and marks a date that is not its own', () => {
    const wrong = printed.filter(
      ({ id, doc, clause, deliverable_type: kind, deadline, deadline_basis: dated }) => {
        const found = milestones.get(id.toLowerCase())
        const [citation] = found?.citations ?? []
        return !(
          citation?.document === doc &&
          citation.clause === clause &&
          found?.kind === kind &&
          found?.due === deadline &&
          found?.dueAssumed === dated.startsWith('implicit')
        )
      },
    )
    expect(idsOf(wrong)).toEqual([])
  })

  it('gives the duties their kinds, recipients and printed dates', () => {
    const wrong = printedDuties().filter(({ id, subkind, clause, deadline, recipient = [] }) => {
      const duty = duties.get(id.toLowerCase())
      return !(
        duty?.kind === subkind &&
        duty.clause === clause &&
        duty.due === deadline &&
        printedAs(duty.recipients, recipient)
      )
    })
    expect(idsOf(wrong)).toEqual([])
    expect([...duties.values()].flatMap(({ due }) => due ?? [])).toEqual(['2024-09-30', '2024-12-20'])
  })
})

/** The basis for the words of the hand-made catalogue (domain.md §1). */
function basisOf({ basis, comparator }: Entry): string {
  if (basis === 'growth-vs-baseline') return 'growth'
  if (basis !== 'count-of-deliverables') return basis
  return comparator === 'range' ? 'range' : 'deliverables'
}
