import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { boards as offered } from '#seeds/boards.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { meetingScopeChoices, scopeChoices } from '#web/components/choices/scope-choices.ts'

const boards = offered.map((board) => ({ ...board, own: false }))

describe('scopeChoices', () => {
  it('offers the boards first, then the other regions and documents that have targets, each once', () => {
    const groups = scopeChoices(boards, indexCatalogue(catalogue))
    expect(groups.map(({ label }) => label)).toEqual(['看板', '其他地区（含下级）', '其他政策文件'])
    expect(groups[0]?.choices.map(({ name }) => name)).toContain('肇庆数字经济2024')
    const names = groups[1]?.choices.map(({ name }) => name)
    expect(names).toContain('广东省')
    expect(names).not.toContain('肇庆市')
    const scopes = groups.flatMap(({ choices }) => choices.map(({ scope }) => scope))
    expect(new Set(scopes).size).toBe(scopes.length)
  })
})

describe('meetingScopeChoices', () => {
  const index = indexCatalogue(catalogue)
  const groups = meetingScopeChoices(boards, index)
  const organisation = (scope: string) => groups.at(-1)!.choices.find((one) => one.scope === scope)

  it('offers organisations too, each with its whole name and the number of targets that it answers for', () => {
    expect(groups.map(({ label }) => label)).toEqual(['看板', '其他地区（含下级）', '其他政策文件', '单位'])
    expect(organisation('zhaoqing-gongxin')).toMatchObject({ name: '肇庆市工业和信息化局', targets: 6 })
    // One of the targets is 高成长企业, which 发展和改革局 leads first.
    expect(organisation('zhuhai-gongxin')).toMatchObject({ name: '珠海市工业和信息化局', targets: 4 })
    expect(organisation('zhaoqing-gongxin')!.words).toContain('肇庆工信局')
    expect(groups.at(-1)!.choices.every(({ targets }) => targets > 0)).toBe(true)
  })

  it('offers no published examples', () => {
    const examples = boards.filter(({ real }) => real).map(({ scope }) => scope)
    expect(examples.length).toBeGreaterThan(0)
    const scopes = groups.flatMap(({ choices }) => choices.map(({ scope }) => scope))
    expect(scopes.filter((scope) => examples.includes(scope))).toEqual([])
  })
})
