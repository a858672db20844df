import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { draftedReform, reformFaults, unusedOrganisations } from '#web/plans/reforms/reform-draft.ts'
import type { ReformForm } from '#web/plans/reforms/reform-form.ts'

const index = indexCatalogue(catalogue)
const form: ReformForm = {
  before: ['zhaoqing-gongxin'],
  after: [],
  goesOn: false,
  founded: '市产业发展局',
  from: '2025-01-01',
  duties: {},
}
const drafted = (change: Partial<ReformForm>) => draftedReform(index, { ...form, ...change }, 'reform-x')

describe('a reform as it is typed', () => {
  it('becomes a renaming with an organisation that is new, in the region of the old one', () => {
    const { founded, reform } = drafted({})
    expect(founded).toEqual([
      { id: 'reform-x-1', name: '市产业发展局', aliases: [], region: '441200', collective: false },
    ])
    expect(reform).toEqual({
      id: 'reform-x',
      name: '市工业和信息化局更名为市产业发展局',
      from: '2025-01-01',
      before: ['zhaoqing-gongxin'],
      after: ['reform-x-1'],
    })
    expect(reformFaults(index, { founded, reform })).toEqual([])
  })

  it('becomes a merger, or a division whose duties pass to several', () => {
    const both = ['zhaoqing-gongxin', 'zhaoqing-shangwu']
    expect(drafted({ before: both }).reform.name).toBe('市工业和信息化局、市商务局合并为市产业发展局')
    expect(drafted({ founded: '', after: ['zhaoqing-keji'] }).reform.name).toBe(
      '市工业和信息化局并入市科学技术局',
    )
    const { reform } = drafted({
      founded: ' 市制造局、市信息局 ',
      duties: { a: 'reform-x-2', b: 'reform-x-1', c: 'gone' },
    })
    expect(reform.name).toBe('市工业和信息化局分设为市制造局、市信息局')
    expect(reform.duties).toEqual([{ to: 'reform-x-2', of: ['a'] }])
  })

  it('has the one that goes on first, and what it cedes to the others; a new one may have a short name', () => {
    const { founded, reform } = drafted({
      goesOn: true,
      founded: '市产业发展局 市产业局',
      duties: { a: 'reform-x-1' },
    })
    expect(founded).toMatchObject([{ name: '市产业发展局', aliases: ['市产业局'] }])
    expect(reform).toMatchObject({
      name: '市工业和信息化局分出市产业发展局',
      before: ['zhaoqing-gongxin'],
      after: ['zhaoqing-gongxin', 'reform-x-1'],
      duties: [{ to: 'reform-x-1', of: ['a'] }],
    })
    expect(reformFaults(index, { founded, reform })).toEqual([])
    const moved = drafted({ goesOn: true, founded: '', after: ['zhaoqing-keji'] }).reform
    expect(moved.name).toBe('市工业和信息化局部分职责划入市科学技术局')
    const both = ['zhaoqing-gongxin', 'zhaoqing-shangwu']
    expect(drafted({ goesOn: true, before: both }).reform.after).toEqual(['reform-x-1'])
  })

  it('leaves organisations that nothing names, so that one which was written wrongly can be removed', () => {
    const { founded, reform } = drafted({})
    const left = { ...catalogue, organisations: [...catalogue.organisations, ...founded] }
    expect(unusedOrganisations(left)).toEqual(founded)
    expect(unusedOrganisations({ ...left, reforms: [reform] })).toEqual([])
    expect(unusedOrganisations(catalogue)).toEqual([])
  })

  it('says what is in its way before it is sent, and nothing while it is incomplete', () => {
    expect(reformFaults(index, drafted({ before: [] }))).toEqual([])
    expect(reformFaults(index, drafted({ founded: '', after: ['zhaoqing-gongxin'] }))[0]).toBe(
      '市工业和信息化局不能并入或改为自己；只划出一部分、自己还在的，请一并写上划入的单位',
    )
    expect(reformFaults(index, drafted({ founded: '市商务局' }))).toEqual([
      '已有单位肇庆市商务局，请在“承接单位”里选它',
    ])
  })

  it('Z-13 has no fault where another reform has ended a region', () => {
    const merged = { id: 'r', name: '调整', of: 'regions', from: '2024-10-01' } as const
    const reforms = [{ ...merged, before: ['441202'], after: ['441203'] }]
    const then = indexCatalogue({ ...catalogue, reforms }).on('2024-10-31')
    expect(reformFaults(then, draftedReform(then, form, 'reform-x'))).toEqual([])
  })
})
