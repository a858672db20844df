import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReviewLevel } from '#metrics/catalogue/indicator.ts'
import { decisionsOn } from '#server/features/observations/queries.ts'
import { knownRevisions } from '#server/db/observations/known-revisions.ts'
import { stateAsOf } from '#server/db/observations/observation-row.ts'
import { revisionsOfCells } from '#server/db/observations/revisions-of-cells.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { reviewBy } from '#tests/support/databases/review-levels.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

/** The people by name, with their regions; those who report do so for the bureau that owes the figure. */
const bound = {
  county: ['441202'],
  'county-too': ['441202'],
  'county-reporter': ['441202'],
  city: ['441200'],
  'city-reporter': ['441200'],
  'county-and-city': ['441202', '441200'],
  province: ['440000'],
} as const
type Who = keyof typeof bound
const everybody = Object.keys(bound) as Who[]
const reporters = ['county-reporter', 'city-reporter', 'county-and-city'] as const

let server: TestServer
let people: Readonly<Record<Who, Record<string, string>>>
beforeAll(async () => {
  server = await startTestServer()
  const signedIn: [Who, Record<string, string>][] = []
  for (const who of everybody) {
    const reports = (reporters as readonly Who[]).includes(who)
    await server.person(who, reports ? ['reporter', 'reviewer'] : ['reviewer'], {
      organisations: reports ? ['zhaoqing-gongxin'] : [],
      regions: bound[who],
    })
    signedIn.push([who, await by(server, who)])
  }
  people = Object.fromEntries(signedIn) as typeof people
})
afterAll(() => server.stop())

const schemes: readonly (readonly ReviewLevel[] | null)[] = [
  ...[null, ['county', 'city'], ['county', 'city', 'province'], ['city', 'province'], ['city']],
] as never
const numbers = { county: 1, city: 2, province: 3 } as const
/** The numbers of the levels of a scheme; one where none is named. */
const stepsOf = (levels: readonly ReviewLevel[] | null) => (levels ?? ['county']).map((one) => numbers[one])

type Act =
  | { readonly act: 'submit' | 'save' | 'recall'; readonly who: (typeof reporters)[number] }
  | {
      readonly act: 'approve' | 'return' | 'revoke' | 'take-back' | 'county' | 'city'
      readonly who: Who
    }
  | { readonly act: 'scheme'; readonly levels: readonly ReviewLevel[] | null }
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('submit', 'save', 'recall'), who: fc.constantFrom(...reporters) }),
  fc.record({
    act: fc.constantFrom('approve', 'return', 'revoke', 'take-back'),
    who: fc.constantFrom(...everybody),
  }),
  fc.record({
    act: fc.constantFrom('county', 'city'),
    who: fc.constantFrom('city', 'county-and-city', 'province'),
  }),
  fc.record({ act: fc.constantFrom('scheme'), levels: fc.constantFrom(...schemes) }),
)
/** Approvals from below, some of them by persons who may not, and some after the county was asked once more; they may be revoked. */
const aClimb: fc.Arbitrary<Act[]> = fc
  .tuple(
    fc.constantFrom<Who>('county', 'county-too', 'county-reporter', 'county-and-city'),
    fc.boolean(),
    fc.constantFrom<Who>('city', 'city-reporter', 'county-and-city'),
    fc.constantFrom<Who | null>(null, 'city', 'province', 'county'),
  )
  .map(([first, again, second, revoking]) => [
    { act: 'approve', who: first },
    ...(again ? [{ act: 'county', who: 'city' } as const, { act: 'approve', who: first } as const] : []),
    ...(again ? [{ act: 'take-back', who: 'county' } as const, { act: 'approve', who: first } as const] : []),
    { act: 'approve', who: second },
    { act: 'approve', who: 'province' },
    ...(revoking === null ? [] : [{ act: 'revoke', who: revoking } as const]),
  ])
const submitted: Act = { act: 'submit', who: 'county-reporter' }
const aBeginning = fc.constantFrom<Act[]>(
  [submitted],
  [submitted, { act: 'recall', who: 'city-reporter' }, submitted],
)
const someActs = fc
  .tuple(
    aBeginning,
    fc.array(
      fc.oneof(
        anAct.map((act) => [act]),
        aClimb,
      ),
      { minLength: 3, maxLength: 8 },
    ),
  )
  .map(([first, others]) => [first, ...others].flat())

const series = { indicator: 'zhaoqing-5g-base-stations', region: '441202' }

/** An act is sent to the server. @returns true where it was done */
async function done(one: Exclude<Act, { act: 'scheme' }>, period: string, entered: number): Promise<boolean> {
  const name = { ...series, period }
  const send = async (request: string, body: object) =>
    (await ask(server, request, people[one.who], body)).status < 300
  if (one.act === 'submit' || one.act === 'save') {
    const item = { ...stations(600 + entered, '441202'), period, note: '已与台账逐站核对' }
    return send('POST /api/observations', { items: [item], submit: one.act === 'submit' })
  }
  if (one.act === 'recall') return send('POST /api/observations/recalls', { items: [name] })
  const cell = (await revisionsOfCells(server.deps.store.reader, [name]))(name)
  const meant = cell.findLast(({ state }) =>
    one.act === 'revoke' ? state === 'approved' : state !== 'draft',
  )
  const named = { ...name, revision: meant?.revision ?? 1 }
  const reason = '与台账不符，请核对'
  if (one.act === 'approve') return send('POST /api/review/approvals', { items: [named] })
  if (one.act === 'take-back') return send('POST /api/review/take-backs', { items: [named] })
  if (one.act === 'revoke') return send('POST /api/review/revocations', { items: [{ ...named, reason }] })
  const to = one.act === 'return' ? {} : { to: one.act }
  return send('POST /api/review/returns', { items: [{ ...named, reason, ...to }] })
}

/** The number of the highest level at which somebody's regions let them decide. */
function highest(actor: string): number {
  const ranks = { '441202': 1, '441200': 2, '440000': 3 } as const
  return Math.max(...bound[actor.replace('person:', '') as Who].map((region) => ranks[region]))
}

/** The revision that the boards show of the cell now. */
async function onBoards(period: string): Promise<number | undefined> {
  const { store } = server.deps
  const year = Number(period.slice(0, 4))
  const { sequence } = store.head()
  const known = await knownRevisions(store.reader, [{ ...series, from: year, to: year }], sequence)
  return known.find((row) => row.period === period && stateAsOf(row, sequence) === 'approved')?.revision
}

/**
 * The persons by whose approvals a revision stands, level by level, as its decisions tell them; undefined where one lacks. A level that was
 * added below one that had approved already is not asked again.
 */
async function approvedBy(
  name: { readonly indicator: string; readonly region: string; readonly period: string },
  revision: number,
  schemeAt: (sequence: number) => readonly number[],
): Promise<readonly string[] | undefined> {
  const { store } = server.deps
  const given = new Map<number, { readonly actor: string; readonly steps: readonly number[] }>()
  let last: number | undefined
  for (const one of await decisionsOn(store.reader, name, store.head().sequence)) {
    if (one.revision !== revision) continue
    const steps = schemeAt(one.sequence)
    const from = { returned: 0, revoked: one.level, 'sent-back': one.waitsFromLevel ?? 0 }[one.verdict]
    if (from !== undefined) for (const level of [...given.keys()]) if (level >= from) given.delete(level)
    if (from === undefined) given.set(one.level, { actor: one.actor, steps })
    if (one.verdict === 'approved') last = one.sequence
  }
  if (last === undefined) return undefined
  const isAsked = (level: number) =>
    ![...given].some(([above, { steps }]) => above > level && !steps.includes(level))
  const steps = schemeAt(last)
  if (steps.some((level) => !given.has(level) && isAsked(level))) return undefined
  for (const [level, { actor }] of given)
    expect(highest(actor), `${actor} at ${level}`).toBeGreaterThanOrEqual(level)
  return [...given.values()].map(({ actor }) => actor)
}

it('W-11 lets no value onto a board without each level’s approval by another than its author, and loses no revision', async () => {
  const seen = {
    approved: 0,
    byTwo: 0,
    byThree: 0,
    sentBack: 0,
    takenBack: 0,
    revoked: 0,
    recalled: 0,
    refused: 0,
  }
  let month = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...schemes), someActs, async (scheme, acts) => {
      const period = `${1990 + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`
      month += 1
      const { store } = server.deps
      const inForce: [sequence: number, steps: readonly number[]][] = []
      const change = async (levels: readonly ReviewLevel[] | null) => {
        await reviewBy(server, levels)
        inForce.push([store.head().sequence, stepsOf(levels)])
      }
      await change(scheme)
      const schemeAt = (sequence: number) => inForce.findLast(([from]) => from <= sequence)![1]
      let entered = 0
      let shown: number | undefined
      for (const one of acts) {
        if (one.act === 'scheme') {
          await change(one.levels)
          continue
        }
        const before = shown
        const passed = await done(one, period, entered)
        if (passed && (one.act === 'submit' || one.act === 'save')) entered += 1
        if (!passed) seen.refused += 1
        else if (one.act === 'county' || one.act === 'city') seen.sentBack += 1
        else if (one.act === 'take-back') seen.takenBack += 1
        else if (one.act === 'revoke') seen.revoked += 1
        else if (one.act === 'recall') seen.recalled += 1
        const name = { ...series, period }
        const cell = (await revisionsOfCells(store.reader, [name]))(name)
        expect(cell.map(({ value }) => Number(value))).toEqual(
          Array.from({ length: entered }, (_, place) => 600 + place),
        )
        shown = await onBoards(period)
        if (shown === undefined || shown === before) continue
        const author = cell[shown - 1]!.actor
        const approvals = await approvedBy(name, shown, schemeAt)
        expect(approvals, `${period}/${shown}`).toBeDefined()
        expect(approvals).not.toContain(author)
        expect(new Set(approvals).size).toBe(approvals!.length)
        seen.approved += 1
        if (approvals!.length === 2) seen.byTwo += 1
        if (approvals!.length === 3) seen.byThree += 1
      }
    }),
    { numRuns: 32, seed: 16, endOnFailure: true },
  )
  expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  // Each kind of act that the property is about has happened.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0)
}, 60_000)
