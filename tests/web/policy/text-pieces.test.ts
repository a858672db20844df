import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import type { PolicyReading } from '#server/contract/policy.ts'
import { blocksOf, shownParagraphs } from '#web/policy/text-pieces.ts'

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

  it('shows the first of two figures in one place, and nothing without a text', () => {
    const [first] = readPolicy(text).figures
    const twice = shownParagraphs({ text, clauses: [], figures: [first, first] } as unknown as PolicyReading)
    expect(twice.flatMap(({ pieces }) => pieces).filter(({ figure }) => figure)).toHaveLength(1)
    expect(shownParagraphs({ clauses: [], figures: [] })).toEqual([])
  })
})

describe('blocksOf', () => {
  const blocks = (told: string) =>
    blocksOf(shownParagraphs({ ...readPolicy(told), text: told } as unknown as PolicyReading)).map(
      ({ paragraph, rows, hasHead }) =>
        paragraph
          ? paragraph.pieces.map(({ words }) => words).join('')
          : [
              hasHead,
              ...rows!.map(({ cells }) => cells!.map((cell) => cell.map(({ words }) => words).join(''))),
            ],
    )

  it('puts rows that follow each other together as a table, with its head', () => {
    expect(
      blocks('沙河市规划（2031—2035年）\n| 指标 | 2030年 | 2035年 | 属性 |\n| 基站 | 51 | 90 | |\n二、任务'),
    ).toEqual([
      '沙河市规划（2031—2035年）',
      [true, ['指标', '2030年', '2035年', '属性'], ['基站', '51', '90', '']],
      '二、任务',
    ])
  })

  it('has no head where labels and their contents stand side by side', () => {
    expect(blocks('索引号： | 0147 | 分类： |\n甲 | 乙')).toEqual([
      [false, ['索引号：', '0147', '分类：']],
      '甲 | 乙',
    ])
  })
})
