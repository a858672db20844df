import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { nameEntries } from '#metrics/policy/name-entries.ts'

const remarksOf = (id: string) =>
  [...catalogue.targets, ...catalogue.milestones].find((one) => one.id === id)?.remarks ?? []

describe('nameEntries', () => {
  it('names an entry of the same document', () => {
    expect(remarksOf('zhaoqing-2024-new-it-key-projects')).toContain(
      '15个是既定项目池而非新增，可考核的是年度投资计划(“新一代信息技术工程类市重点项目投资计划完成率”)',
    )
  })

  it('names an entry of another document with that document', () => {
    expect(remarksOf('zhaoqing-2024-enterprises-transforming').join()).toMatch(
      /广东数字经济2022“[^”]+”为全省新增/,
    )
  })

  it('leaves no bare entry in anything that is read', () => {
    const { documents, targets, milestones } = catalogue
    const read = [
      ...[...documents, ...targets, ...milestones].flatMap(({ remarks }) => remarks),
      ...documents.flatMap(({ clauses, duties }) =>
        [...clauses, ...duties].flatMap(({ remarks }) => remarks),
      ),
      ...[...targets, ...milestones].flatMap(({ citations }) =>
        citations.flatMap(({ remark }) => remark ?? []),
      ),
    ]
    expect(read.length).toBeGreaterThan(100)
    expect(read.filter((remark) => /00\d-[A-D]\d\d/.test(remark))).toEqual([])
  })

  it('refuses an entry that is nowhere', () => {
    const [first, ...others] = catalogue.targets
    const wrong = { ...catalogue, targets: [{ ...first!, remarks: ['见000-A99'] }, ...others] }
    expect(() => nameEntries(wrong)).toThrow('No entry 000-A99')
  })
})
