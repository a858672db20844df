import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { boards as offered } from '#seeds/boards.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { Display } from '#server/contract/displays.ts'
import { firstChoice, scopeChoices } from '#web/admin/displays/scope-choices.ts'

const boards = offered.map((board) => ({ ...board, own: false }))
const display = (more: Partial<Display>): Display => ({
  id: 'a',
  name: '东墙',
  createdAt: '2024-10-31T10:00:00.000+08:00',
  confirmedAt: '2024-10-31T10:00:00.000+08:00',
  confirmedBy: 'person:admin',
  revokedAt: null,
  lastSeenAt: null,
  scope: null,
  at: null,
  ...more,
})

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

describe('firstChoice', () => {
  it('is as the display that was paired before, else the first plan, never an example', () => {
    const before = [
      display({ scope: '440000', revokedAt: '2024-10-31T11:00:00.000+08:00' }),
      display({}),
      display({ scope: '441200', at: '2024-06-30' }),
    ]
    expect(firstChoice(before, { boards, demo: false })).toEqual({ scope: '441200', at: '2024-06-30' })
    expect(firstChoice([], { boards, demo: false })).toEqual({ scope: '441200', at: null })
    expect(firstChoice([], { boards, demo: true })).toEqual({ scope: '441200', at: '2024-10-31' })
  })
})
