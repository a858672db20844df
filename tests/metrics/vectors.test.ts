import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'
import { makeFlow, makeTarget, observe } from './make-target.ts'
import { judgePlainly } from './judge-plainly.ts'

const print = (value: number, digits: number) => Number(roundToDigits(value, digits, 'half-up'))
const schedules = shared('vectors/schedule-progress.csv')
const examples = shared('vectors/target-examples.json')

describe.skipIf(schedules === undefined)('assess, on vectors/schedule-progress.csv', () => {
  const rows = schedules === undefined ? [] : readCsv(schedules)

  it('has all ten rows', () => {
    expect(rows).toHaveLength(10)
  })

  it.each(rows)('$description: the published gap follows', (row) => {
    const [months, digits] = [Number(row['months_elapsed']), Number(row['decimals'])]
    const plan = row['annual_plan'] ?? ''
    // Most bulletins print no plan: their published completion is taken as the value, of a target of 100.
    const [value, goal] =
      plan === '' ? [row['published_completion_pct'] ?? '', '100'] : [row['actual'] ?? '', plan]
    const observation = observe(`2024-M${months}`, value)
    const { completion, gap } = judgePlainly({
      target: makeFlow({ value: goal }),
      observations: [observation],
      at: '2024-12-31',
    })
    expect(print(gap!, digits)).toBe(Number(row['published_gap_pp']))
    expect(print(completion! * 100, digits)).toBe(Number(row['published_completion_pct']))
  })
})

interface Examples {
  maximize: { start: number; target: number; actual: number; achievement: number | string }[]
  minimize: { start: number; target: number; actual: number; achievement: number }[]
  maintain: {
    type: string
    target: number
    band?: number[]
    periods?: number
    met?: number
    values?: number[]
    progress: number
  }[]
}

describe.skipIf(examples === undefined)('assess, on vectors/target-examples.json', () => {
  const { maximize, minimize, maintain } =
    examples === undefined
      ? { maximize: [], minimize: [], maintain: [] }
      : (JSON.parse(readFileSync(examples, 'utf8')) as Examples)

  const distance = (row: { start: number; target: number; actual: number }, part: Partial<Target>) => {
    const target = makeTarget({ baseline: String(row.start), value: String(row.target), ...part })
    return (
      judgePlainly({ target, observations: [observe('2024-06', row.actual)], at: '2024-06-30' }).distance! *
      100
    )
  }

  it('maximize is the distance, and the exact one in the two rows that are marked wrong', () => {
    expect(maximize.map((row) => print(distance(row, {}), 1))).toEqual([70, 70, 88, 92.9, 85.2, 89])
    for (const row of maximize) {
      if (typeof row.achievement === 'number') expect(print(distance(row, {}), 1)).toBe(row.achievement)
      else expect(print(distance(row, {}), 3)).toBe(Number(/exact ([\d.]+)/.exec(row.achievement)?.[1]))
    }
  })

  it('minimize is the distance downwards', () => {
    expect(minimize).toHaveLength(1)
    for (const row of minimize) expect(distance(row, { comparator: '<=' })).toBe(row.achievement)
  })

  it('maintain is the share of periods met', () => {
    expect(maintain).toHaveLength(4)
    for (const { type, target: goal, band, periods = 0, met = 0, values, progress } of maintain) {
      const [inside, outside] =
        type === 'below'
          ? [goal - 1, goal + 1]
          : type === 'above'
            ? [goal, goal - 1]
            : [band![1]!, band![1]! + 0.1]
      const series = values ?? Array.from({ length: periods }, (_, index) => (index < met ? inside : outside))
      const comparator = type === 'below' ? '<=' : type === 'above' ? '>=' : 'range'
      const bounds = band ? { value: String(band[0]), high: String(band[1]) } : { value: String(goal) }
      const observations = series.map((value, month) => observe(`2024-M${month + 1}`, value))
      const target = makeTarget({ basis: 'maintain', comparator, ...bounds })
      expect(print(judgePlainly({ target, observations, at: '2024-12-31' }).completion! * 100, 0)).toBe(
        progress,
      )
    }
  })
})
