import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import type { KeptPlanDraft } from '#server/contract/plan-drafts.ts'
import type { Plan } from '#server/contract/plans.ts'
import { firstSteps, type BeginFacts } from '#web/plans/begin/first-steps.ts'

const nothing: BeginFacts = {
  plans: { plans: [], drafts: [] },
  ...{ draft: undefined, check: undefined, lacks: undefined },
  people: { people: [], threeAdministrators: false },
  periods: { at: '2024-11-05', periods: [], lastOwed: null, demo: false },
  displays: { displays: [] },
}
const draft: KeptPlanDraft = {
  ...{ id: 'draft-1', version: 3, title: '虚构计划', region: '厦门市', targets: 15 },
  ...{
    changedAt: '2024-11-05T01:00:00.000Z',
    changedBy: '管理员',
    document: null,
    open: true,
    waiting: null,
    refused: null,
  },
  draft: {
    ...emptyPlanDraft,
    organisations: [{ name: '市工信局' }, { aliases: [] }],
  },
}
const plan = { shortTitle: '肇庆2024', regionName: '肇庆市', inUse: true } as Plan
const person = (role: 'reporter' | 'reviewer', disabledAt: string | null = null) => ({
  ...{ id: role, name: role, displayName: role, roles: [role], organisations: [], regions: [] },
  ...{ createdAt: '2024-11-05T01:00:00.000Z', disabledAt, lockedUntil: null, demo: false },
  passwordGivenAt: null,
  secondFactorAt: null,
})
const lack = (kind: 'reporter' | 'reviewer' | 'due') => ({ kind, target: 't', name: 't', detail: 'd' })
const counts = { owed: 9, empty: 0, draft: 0, submitted: 2, approved: 7, returned: 0 }
const wall = (confirmedAt: string | null, revokedAt: string | null = null) =>
  ({ name: '指挥大厅', confirmedAt, revokedAt }) as BeginFacts['displays']['displays'][number]

const done = (facts: BeginFacts) => firstSteps(facts).flatMap((step) => (step.done ? [step.key] : []))
const saidOf = (facts: BeginFacts, key: string) => firstSteps(facts).find((step) => step.key === key)?.says

describe('firstSteps', () => {
  it('has nothing done in an empty installation, and begins a draft for what the plan holds', () => {
    expect(done(nothing)).toEqual([])
    expect(firstSteps(nothing).map(({ key, to }) => [key, to])).toEqual([
      ['region', undefined],
      ['organisations', undefined],
      ['plan', undefined],
      ['people', '/people'],
      ['filing', '/periods'],
      ['wall', '/displays'],
    ])
  })

  it('goes on in the draft, and counts as done only what stands in it', () => {
    const begun = {
      ...nothing,
      draft,
      check: { faults: [{}], remarks: [] } as unknown as BeginFacts['check'],
    }
    expect(done(begun)).toEqual(['region', 'organisations'])
    expect(saidOf(begun, 'organisations')).toBe('1 个单位')
    expect(saidOf(begun, 'plan')).toBe('草稿里有 15 项目标，还有 1 处要改')
    expect(firstSteps(begun)[2]?.to).toBe('/plans/draft-1?part=targets')
    expect(saidOf({ ...begun, check: undefined }, 'plan')).toBe('草稿里有 15 项目标，检查无误后发布')
  })

  it('wants of a published plan a reporter for every target, and a reviewer besides', () => {
    const published = { ...nothing, draft: { ...draft, document: '350200-plan-1', open: false } }
    const lacks = { lacks: [lack('reporter'), lack('due')] }
    expect(done({ ...published, lacks })).toEqual(['region', 'organisations', 'plan'])
    expect(saidOf({ ...published, lacks }, 'plan')).toBe(
      '“虚构计划”已发布，15 项目标，另有 1 处待补（牵头单位、基期值、期限）',
    )
    expect(saidOf({ ...published, lacks }, 'people')).toBe(
      '填报员 0 名，审核员 0 名；还有 1 项目标没有人填报',
    )
    const people = {
      people: [person('reporter'), person('reviewer', '2024-11-06T01:00:00.000Z')],
      threeAdministrators: false,
    }
    expect(saidOf({ ...published, lacks: { lacks: [] }, people }, 'people')).toBe(
      '填报员 1 名，审核员 0 名；填报和审核要由两个人分别做',
    )
    const both = { people: [person('reporter'), person('reviewer')], threeAdministrators: false }
    expect(done({ ...published, lacks: { lacks: [] }, people: both })).toContain('people')
    const unreviewed = { ...published, lacks: { lacks: [lack('reviewer')] }, people: both }
    expect(done(unreviewed)).not.toContain('people')
    expect(saidOf(unreviewed, 'plan')).toBe('“虚构计划”已发布，15 项目标')
    expect(saidOf(unreviewed, 'people')).toBe('填报员 1 名，审核员 1 名；还有 1 项目标缺一级审核员')
    expect(saidOf({ ...published, people: undefined }, 'people')).toMatch(/^请安全管理员/)
  })

  it('takes a document that came with the program for region, organisations and plan', () => {
    const facts = { ...nothing, plans: { plans: [plan], drafts: [] } }
    expect(done(facts)).toEqual(['region', 'organisations', 'plan'])
    expect([saidOf(facts, 'region'), saidOf(facts, 'plan')]).toEqual(['肇庆市', '“肇庆2024”在用'])
  })

  it('ends with an approved value and a wall that is paired and not revoked', () => {
    const period = {
      period: '2024-M09',
      unowed: 0,
      counts,
    } as unknown as BeginFacts['periods']['periods'][number]
    const periods = { ...nothing.periods, periods: [period] }
    const waiting = { ...period, counts: { ...counts, approved: 0 } }
    expect(done({ ...nothing, periods: { ...periods, periods: [waiting] } })).toEqual([])
    expect(done({ ...nothing, periods })).toEqual(['filing'])
    expect(saidOf({ ...nothing, periods }, 'filing')).toBe('已审核 7 项，待审核 2 项')
    const many = { ...periods, periods: [{ ...period, unowed: 100_000 }] }
    expect(saidOf({ ...nothing, periods: many }, 'filing')).toBe('已审核 100,007 项，待审核 2 项')
    const day = '2024-11-05T01:00:00.000Z'
    expect(done({ ...nothing, displays: { displays: [wall(null), wall(day, day)] } })).toEqual([])
    expect(done({ ...nothing, displays: { displays: [wall(day)] } })).toEqual(['wall'])
  })
})
