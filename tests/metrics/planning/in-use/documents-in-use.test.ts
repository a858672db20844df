import { describe, expect, it } from 'vitest'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { documentsInUse } from '#metrics/planning/in-use/documents-in-use.ts'
import { checkCatalogue } from '#metrics/policy/check-catalogue.ts'
import { catalogue } from '#seeds/catalogue.ts'

const all = catalogue.documents.map(({ id }) => id)
const only = (...ids: string[]) => new Set(all.filter((id) => !ids.includes(id)))
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id)
const economy = 'zhaoqing-2024-digital-economy'
const digital = 'zhaoqing-2024-digital-zhaoqing'
const zhuhai = 'zhuhai-2022-digital-economy'

const emptyCatalogue: Catalogue = {
  documents: [],
  indicators: [],
  targets: [],
  milestones: [],
  regions: [],
  organisations: [],
  lightRules: [],
  calendarYears: [],
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards: [],
}

describe('documentsInUse', () => {
  it('Z-1 is everything where nothing was laid aside', () => {
    expect(documentsInUse(catalogue, new Set())).toBe(catalogue)
    expect(documentsInUse(catalogue, new Set(['of-another-office']))).toBe(catalogue)
  })

  it('Z-1 leaves only rules and calendars where every document was laid aside', () => {
    const { lightRules, calendarYears } = catalogue
    expect(documentsInUse(catalogue, only())).toEqual({ ...emptyCatalogue, lightRules, calendarYears })
  })

  it.each(all)('Z-1 is a sound catalogue with %s alone', (id) => {
    const used = documentsInUse(catalogue, only(id))
    expect(ids(used.documents)).toEqual([id])
    expect(checkCatalogue(used).errors).toEqual([])
  })

  it('Z-1 names 珠海 only as a city of 广东 where its plan is laid aside', () => {
    const text = JSON.stringify(documentsInUse(catalogue, new Set([zhuhai])))
    expect(text.match(/[^"]*珠海[^"]*/g)).toEqual(['珠海市'])
    expect(text).not.toContain('zhuhai')
    const without = documentsInUse(
      catalogue,
      new Set([zhuhai, 'guangdong-2022-digital-economy', 'guangdong-5g-target-2020']),
    )
    expect(JSON.stringify(without)).not.toContain('珠海')
    expect(ids(without.boards)).toEqual(['national-5g', 'zhaoqing-2024', 'qingyuan-2021-2022'])
  })

  it('Z-1 keeps what two documents commit to under the one that stays', () => {
    const shared = (used: Catalogue) =>
      used.targets
        .find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')
        ?.citations.map(({ document }) => document)
    expect(shared(catalogue)).toEqual([economy, digital])
    expect(shared(documentsInUse(catalogue, new Set([economy])))).toEqual([digital])
    expect(shared(documentsInUse(catalogue, new Set([digital])))).toEqual([economy])
    expect(shared(documentsInUse(catalogue, new Set([economy, digital])))).toBeUndefined()
  })

  it('Z-1 leaves no board that speaks of a document that is gone', () => {
    const board = (...aside: string[]) =>
      documentsInUse(catalogue, new Set(aside)).boards.find(({ id }) => id === 'zhaoqing-2024')
    expect(board(zhuhai)?.subtitle).toBe('市数字经济要点与数字肇庆要点，两份文件')
    expect(board(economy)).toMatchObject({
      title: '数字肇庆2024',
      subtitle: catalogue.documents.find(({ id }) => id === digital)!.title,
      scope: '441200',
    })
    expect(board(digital)).toMatchObject({
      title: '肇庆数字经济2024',
      subtitle: '2024年肇庆市数字经济工作要点',
    })
    expect(board(economy, digital)).toBeUndefined()
  })

  it('Z-1 drops remarks that speak of what is gone', () => {
    const remarks = (laidAside: string[]) =>
      documentsInUse(catalogue, new Set(laidAside)).targets.find(
        ({ id }) => id === 'zhaoqing-2024-5g-base-stations',
      )?.remarks
    expect(remarks([]) ?? []).toContainEqual(expect.stringContaining('珠海数字经济2022'))
    expect((remarks([zhuhai]) ?? []).join()).not.toContain('珠海')
    expect(remarks([zhuhai])).toContain('“5G”的5不是目标值')
  })

  it('Z-1 takes other sources along with the indicator beside which they stand, and keeps both for one that the office has', () => {
    const stations = catalogue.indicators.find(({ id }) => id === 'zhuhai-5g-base-stations')!
    const source = { besides: stations.id, producer: '工业和信息化部' }
    const other = { ...stations, id: 'other', regions: ['440400', '441200'], source }
    const shipped = { ...catalogue, indicators: [...catalogue.indicators, other] }
    const kept = (laidAside: readonly string[], own?: Catalogue) =>
      ids(documentsInUse(shipped, new Set(laidAside), own).indicators).filter((id) =>
        [stations.id, 'other'].includes(id),
      )
    expect(kept([economy])).toEqual([stations.id, 'other'])
    expect(kept([zhuhai])).toEqual([])
    const third = { ...other, id: 'third', regions: ['440402'] }
    expect(kept([zhuhai], { ...emptyCatalogue, indicators: [third] })).toEqual([stations.id, 'other'])
  })

  it('Z-1 keeps regions, organisations and parts that the office’s own records name', () => {
    const [region] = catalogue.regions.filter(({ code }) => code === '440402')
    const own: Catalogue = {
      ...emptyCatalogue,
      documents: [{ ...catalogue.documents[0]!, id: 'own', region: '440402', clauses: [], duties: [] }],
      indicators: [
        {
          ...catalogue.indicators[0]!,
          id: 'own',
          reporter: 'qingyuan-gongxin',
          regions: ['440402'],
          parts: ['zhuhai-5g-base-stations'],
        },
      ],
    }
    const used = documentsInUse(catalogue, only(), own)
    expect(used.regions).toContainEqual(region)
    expect(used.regions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['100000', '440000', '440400', '441800']),
    )
    expect(ids(used.organisations)).toContain('qingyuan-gongxin')
    expect(ids(used.indicators)).toEqual(['zhuhai-5g-base-stations'])
    expect(used.documents).toEqual([])
    expect(used.boards).toEqual([])
  })

  it('Z-1 keeps the places that the office’s own regions, boards and duties name', () => {
    const [duty] = catalogue.documents.flatMap(({ duties }) => duties)
    const own: Catalogue = {
      ...emptyCatalogue,
      documents: [
        {
          ...catalogue.documents[0]!,
          id: 'own',
          region: '100000',
          clauses: [],
          duties: [{ ...duty!, recipients: ['qingyuan-gongxin'], reporters: [] }],
        },
      ],
      indicators: [{ ...catalogue.indicators[0]!, id: 'own', regions: [], parts: ['of-another-office'] }],
      regions: [
        { ...catalogue.regions.find(({ code }) => code === '440402')!, code: '440402-own' },
        catalogue.regions.find(({ code }) => code === '100000')!,
      ],
      boards: [{ ...catalogue.boards[0]!, scope: '441200' }],
    }
    const used = documentsInUse(catalogue, only(), own)
    expect(ids(used.organisations)).toContain('qingyuan-gongxin')
    expect(used.regions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['100000', '440400', '441200', '441800']),
    )
  })

  it('Z-1 keeps a scheme only while all that it scores is measured', () => {
    const scheme = {
      id: 'evaluation-1',
      version: 1,
      name: '评价',
      grounds: '',
      over: 'regions',
      participants: [],
      aggregation: 'arithmetic',
      maxMissing: 0.2,
      decimals: 1,
      indicators: [
        {
          indicator: 'zhaoqing-5g-base-stations',
          weight: 1,
          direction: 'higher',
          scoring: { method: 'min-max' },
        },
      ],
    } as const
    const kept = (...laidAside: string[]) =>
      documentsInUse({ ...catalogue, evaluationSchemes: [scheme] }, new Set(laidAside)).evaluationSchemes
    expect(kept(zhuhai)).toEqual([scheme])
    expect(kept(economy, digital)).toEqual([])
  })
})
