import { describe, expect, it } from 'vitest'
import { curvePicture } from '#server/documents/curves/curve-picture.ts'
import { sampleSource } from '../sample-source.ts'
import { signsOfCurves } from '../curve-signs.ts'

const { curves, targets } = sampleSource(1)
const drawn = curvePicture(curves![0]!, targets[0]!, '曲线')

describe('curvePicture', () => {
  it('names the plan, the target, the forecast and the periods', () => {
    const words = [...drawn.svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(words).toEqual(expect.arrayContaining(['序时', '预测', '目标 8,000', '12月', '23-12']))
  })

  it('writes with no sign that its font lacks, whatever the periods', () => {
    for (const periods of [
      ['2023', '2024', '2025'],
      ['2023-S2', '2024-S1', '2024-S2'],
      ['2023-Q4', '2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'],
      ['2023-W52', '2024-W01', '2024-W02'],
      ['2023-D365', '2024-D001', '2024-D002'],
    ]) {
      const none = periods.map(() => null)
      const curve = {
        ...curves![0]!,
        periods,
        actual: periods.map((_, place) => 7_000.5 + place),
        planned: none,
        unsettled: [],
        breaks: [1],
        forecast: null,
        marks: [
          { place: 0, text: '交办 12 件、销号' },
          { place: 1, text: '销号 2 件' },
        ],
      }
      const { svg } = curvePicture(curve, { ...targets[0]!, high: 9_000.25 }, '曲线')
      const words = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text).join('')
      expect(words).toContain('口径调整')
      expect(words).toContain('交办 12 件、销号')
      expect(Array.from(words).filter((sign) => !signsOfCurves.includes(sign))).toEqual([])
    }
  })

  it('is the same picture each time', () => {
    const again = curvePicture(curves![0]!, targets[0]!, '曲线')
    expect(again.svg).toBe(drawn.svg)
    expect(Buffer.from(again.png).equals(Buffer.from(drawn.png))).toBe(true)
  })
})
