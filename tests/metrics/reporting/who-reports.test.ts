import { describe, expect, it } from 'vitest'
import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { reportsFor, signsFor, whomToAsk } from '#metrics/reporting/who-reports.ts'
import { catalogue } from '#seeds/catalogue.ts'

const index = indexCatalogue(catalogue)
const person = (organisation: string, region: string) => ({
  organisations: [organisation],
  regions: [region],
})

describe('reportsFor', () => {
  it('asks for the organisation and for a region that holds the place', () => {
    const place = { organisation: 'zhaoqing-gongxin', region: '441200' }
    expect(reportsFor(index, person('zhaoqing-gongxin', '441200'), place)).toBe(true)
    expect(reportsFor(index, person('zhaoqing-gongxin', '440000'), place)).toBe(true)
    expect(reportsFor(index, person('zhaoqing-gongxin', '441202'), place)).toBe(false)
    expect(reportsFor(index, person('zhaoqing-zhengshu', '441200'), place)).toBe(false)
  })
})

describe('signsFor (X-8)', () => {
  it('asks for the organisation alone, and passes on to whoever took over from it', () => {
    const owner = person('zhaoqing-gongxin', '441202')
    expect(signsFor(index, owner, 'zhaoqing-gongxin')).toBe(true)
    expect(signsFor(index, owner, 'zhaoqing-zhengshu')).toBe(false)
    const reform = {
      id: 'reform-1',
      name: '并入政务服务和数据管理局（虚构）',
      from: '2024-01-01',
      before: ['zhaoqing-gongxin'],
      after: ['zhaoqing-zhengshu'],
    }
    const reformed = indexCatalogue({ ...catalogue, reforms: [reform] }).on('2024-10-31')
    expect(signsFor(reformed, owner, 'zhaoqing-zhengshu')).toBe(true)
    const place = { organisation: 'zhaoqing-zhengshu', region: '441202' }
    expect(reportsFor(reformed, owner, place)).toBe(true)
  })
})

describe('whomToAsk (J-12)', () => {
  // The target is led by 发展和改革局, then by 工业和信息化局.
  const { record, target } = targetsOfScope(index, 'zhuhai-gongxin')!.find(
    (one) => one.record.organisations.join() === 'zhuhai-fagai,zhuhai-gongxin',
  )!
  const asked = (...people: readonly (readonly [string, string])[]) =>
    whomToAsk(
      index,
      { record, target: { ...target, indicator: { ...target.indicator, reporter: 'zhuhai-tongji' } } },
      people.map(([organisation, region]) => person(organisation, region)),
    )

  it('is the first that answers for the target and has somebody in its region, else who reports its indicator', () => {
    expect(asked(['zhuhai-gongxin', '440400'], ['zhuhai-fagai', '440400'])).toBe('zhuhai-fagai')
    expect(asked(['zhuhai-gongxin', '440400'], ['zhuhai-fagai', '440402'])).toBe('zhuhai-gongxin')
    expect(asked(['zhuhai-tongji', '440400'], ['zhuhai-fagai', '440402'])).toBe('zhuhai-tongji')
  })

  it('is nobody where nobody could answer', () => {
    expect(asked()).toBeUndefined()
    expect(asked(['zhuhai-gongxin', '440402'], ['zhaoqing-gongxin', '440400'])).toBeUndefined()
  })
})
