import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import type { PolicyReading } from '#server/contract/policy.ts'
import { shownParagraphs } from '#web/policy/text-pieces.ts'

const text = '沙河市行动计划（2031—2033年）\n\n一、主要目标\n　　到2033年，基站达到90座，园区12个。\n'
const shown = shownParagraphs({ ...readPolicy(text), text } as unknown as PolicyReading)

describe('shownParagraphs', () => {
  it('cuts paragraphs where figures stand, and loses no character of them', () => {
    expect(shown.map(({ pieces }) => pieces.map(({ words }) => words))).toEqual([
      ['沙河市行动计划（2031—2033年）'],
      ['一、主要目标'],
      ['　　到2033年，基站达到', '90座', '，园区', '12个', '。'],
    ])
    expect(shown[2]!.pieces.map(({ figure }) => figure?.value)).toEqual([
      undefined,
      '90',
      undefined,
      '12',
      undefined,
    ])
  })

  it('tells headings', () => {
    expect(shown.map(({ isHeading }) => isHeading)).toEqual([false, true, false])
  })

  it('shows the first of two figures in one place, and a text without any', () => {
    const [first] = readPolicy(text).figures
    const twice = shownParagraphs({ text, clauses: [], figures: [first, first] } as unknown as PolicyReading)
    expect(twice.flatMap(({ pieces }) => pieces).filter(({ figure }) => figure)).toHaveLength(1)
    expect(shownParagraphs({ clauses: [], figures: [] })).toEqual([])
  })
})
