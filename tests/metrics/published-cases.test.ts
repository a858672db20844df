import { describe, expect, it } from 'vitest'
import { makeFlow, makeTarget, observe } from './make-target.ts'
import { judgePlainly } from './judge-plainly.ts'

const published = { provenance: 'published' } as const
const monthly = { reportDays: null, accumulation: 'level', decimals: 1, unit: '万个' } as const

describe('assess, on what governments published', () => {
  it('national 5G base stations: 321.5 of more than 290 万 by the end of 2023 are met at 2023-10-31 (工信部)', () => {
    const target = makeTarget(
      { comparator: '>', value: '290', start: '2023-01-01', due: '2023-12-31' },
      monthly,
    )
    const observations = [
      observe('2022-12', '231.2', published),
      observe('2023-07', '305.5', published),
      observe('2023-10', '321.5', published),
      observe('2023-12', '337.7', published),
    ]
    const assessment = judgePlainly({ target, observations, at: '2023-10-31' })
    expect(assessment).toMatchObject({ light: 'met', value: 321.5, baseline: { value: 231.2 } })
  })

  it('60 万 new in 2022 from 142.5: at 2022-06-30 71.5 % and +21.5 (工信部, 国新办 2022-07-19)', () => {
    const target = makeFlow({ value: '60', start: '2022-01-01', due: '2022-12-31' }, monthly)
    const observations = [
      observe('2021-12', '142.5', published),
      observe('2022-05', '170.0', published),
      observe('2022-06', '185.4', published),
    ]
    const assessment = judgePlainly({ target, observations, at: '2022-06-30' })
    expect(assessment).toMatchObject({
      light: 'on-schedule',
      completion: 0.715,
      schedule: 0.5,
      gap: 21.5,
      achieved: 42.9,
    })
  })

  it('Guangdong: 48,000 new in 2020 from 36,988; 98,613 at 2020-08-31 is 128.4 % and met (广东省工信厅)', () => {
    const target = makeFlow(
      { value: '48000', start: '2020-01-01', due: '2020-12-31' },
      { ...monthly, unit: '座' },
    )
    const observations = [observe('2019-12', 36988, published), observe('2020-08', 98613, published)]
    const { light, completion, achieved } = judgePlainly({ target, observations, at: '2020-08-31' })
    expect([light, achieved, (completion! * 100).toFixed(1)]).toEqual(['met', 61625, '128.4'])
  })
})
