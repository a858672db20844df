import fc from 'fast-check'
import { gt } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownRevisions } from '#server/db/observations/known-revisions.ts'
import { stateAsOf } from '#server/db/observations/observation-row.ts'
import { revisionsOfCells } from '#server/db/observations/revisions-of-cells.ts'
import type { Reader } from '#server/db/store.ts'
import { valuesInForce } from '#server/judging/queries.ts'
import { revisionRows } from '#server/records/kinds/revisions/revision-rows.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'

let desk: Desk
let people: Readonly<Record<'reporter' | 'reviewer' | 'twoRoles', Record<string, string>>>
beforeAll(async () => {
  desk = await openDesk()
  const bounds = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
  await desk.server.person('two-roles', ['reporter', 'reviewer'], bounds)
  people = { ...desk, twoRoles: await by(desk.server, 'two-roles') }
})
afterAll(() => desk.server.stop())

type Who = keyof typeof people
const entering = ['save', 'submit', 'withdraw', 'recall'] as const
const deciding = ['approve', 'return', 'revoke'] as const
interface Act {
  readonly act: (typeof entering)[number] | (typeof deciding)[number]
  readonly who: Who
}
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom(...entering), who: fc.constantFrom<Who>('reporter', 'twoRoles') }),
  fc.record({ act: fc.constantFrom(...deciding), who: fc.constantFrom<Who>('reviewer', 'twoRoles') }),
)

/** A revision of a cell by the rules W-1 to W-4 and A-2, modelled apart from the program. */
interface Revision {
  readonly value: number
  readonly author: Who
  state: 'draft' | 'withdrawn' | 'submitted' | 'approved' | 'returned'
  decided: boolean
}
const handedIn = (cell: readonly Revision[]) =>
  cell.filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
const standing = (cell: readonly Revision[]) => cell.findLast(({ state }) => state === 'approved')

/** An act is applied to the modelled cell. @returns true where it is allowed */
function allowedByModel({ act, who }: Act, cell: Revision[]): boolean {
  const newest = handedIn(cell).at(-1)
  const isNothingLeft = cell.length === 0 || cell.at(-1)!.state === 'withdrawn'
  const decide = (one: Revision | undefined, from: Revision['state'], to: Revision['state']) => {
    if (one?.state !== from || one.author === who) return false
    Object.assign(one, { state: to, decided: true })
    return true
  }
  if (act === 'save' || act === 'submit') {
    const last = cell.findLast((one) => one.state !== 'withdrawn')
    // A colleague's draft is replaced only by an edit that names it, which these do not.
    if (last?.state === 'draft' && last.author !== who) return false
    const state = act === 'save' ? 'draft' : 'submitted'
    cell.push({ value: 7_000 + cell.length, author: who, state, decided: false })
    return true
  }
  if (act === 'withdraw') {
    const left = cell.filter(({ state }) => state !== 'withdrawn').reverse()
    if (left[0]?.state !== 'draft') return isNothingLeft
    for (const one of left) {
      if (one.state !== 'draft') break
      one.state = 'withdrawn'
    }
    return true
  }
  if (act === 'recall') {
    if (newest?.state !== 'submitted') return isNothingLeft
    if (newest.decided) return false
    for (const one of handedIn(cell).reverse()) {
      if (one.state !== 'submitted' || one.decided) break
      one.state = 'withdrawn'
    }
    return true
  }
  if (act === 'approve') return decide(newest, 'submitted', 'approved')
  if (act === 'return') return decide(newest, 'submitted', 'returned')
  return decide(standing(cell), 'approved', 'submitted')
}

const paths = { approve: 'approvals', return: 'returns', revoke: 'revocations' } as const

/** An act is sent to the server. @returns true where it is allowed */
async function allowedByServer(
  { act, who }: Act,
  period: string,
  cell: readonly Revision[],
): Promise<boolean> {
  const cellName = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period }
  const send = (request: string, body: object) => ask(desk.server, request, people[who], body)
  if (act === 'save' || act === 'submit') {
    const item = { ...stations(7_000 + cell.length), period, note: '已与台账逐站核对' }
    return (await send('POST /api/observations', { items: [item], submit: act === 'submit' })).status === 201
  }
  if (act === 'withdraw' || act === 'recall') {
    const path = act === 'withdraw' ? 'DELETE /api/observations/drafts' : 'POST /api/observations/recalls'
    return (await send(path, { items: [cellName] })).status === 200
  }
  const meant = act === 'revoke' ? standing(cell) : handedIn(cell).at(-1)
  const revision = meant ? cell.indexOf(meant) + 1 : 1
  const reason = act === 'approve' ? {} : { reason: '与台账不符，请核对' }
  return (
    (await send(`POST /api/review/${paths[act]}`, { items: [{ ...cellName, revision, ...reason }] }))
      .status === 200
  )
}

const series = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }

/** The value that stands in a cell as of an entry, as boards and as tickers read it. */
async function standsAt(reader: Reader, period: string, asOf: number) {
  const year = Number(period.slice(0, 4))
  const known = await knownRevisions(reader, [{ ...series, from: year, to: year }], asOf)
  const onBoard = known.find((row) => row.period === period && stateAsOf(row, asOf) === 'approved')
  for await (const row of valuesInForce(reader, series, { at: '2024-10-31', asOf }))
    if (row.period === period) return [onBoard?.value, row.value]
  return [onBoard?.value, undefined]
}

it('loses no revision in any order of acts, has the right one in force at every entry, and verifies (W-3, W-4, A-2)', async () => {
  let month = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 16 }), async (acts) => {
      const period = `${1990 + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`
      month += 1
      const cell: Revision[] = []
      const { store } = desk.server.deps
      const inForce: { sequence: number; value: number | undefined }[] = []
      for (const act of acts) {
        const passed = await allowedByServer(act, period, cell)
        expect([act, passed]).toEqual([act, allowedByModel(act, cell)])
        inForce.push({ sequence: store.head().sequence, value: standing(cell)?.value })
      }
      const cellName = { ...series, period }
      const stored = (await revisionsOfCells(store.reader, [cellName]))(cellName)
      expect(stored.map(({ value, state }) => [Number(value), state])).toEqual(
        cell.map(({ value, state }) => [value, state]),
      )
      for (const { sequence, value } of inForce) {
        const text = value === undefined ? undefined : String(value)
        expect(await standsAt(store.reader, period, sequence)).toEqual([text, text])
      }
      const { sequence, value } = inForce[Math.floor(inForce.length / 2)]!
      const cut = await rolledBack(store, async (writer) => {
        const { ledger } = writer.tables
        await writer.db.delete(ledger).where(gt(ledger.sequence, sequence))
        await revisionRows.cut(writer, sequence)
        const left = (await revisionsOfCells(writer, [cellName]))(cellName)
        const stands = left.findLast(({ state }) => state === 'approved')?.value
        return { stands, sound: await verifyLedger(writer) }
      })
      expect(cut).toMatchObject({
        stands: value === undefined ? undefined : String(value),
        sound: { sound: true },
      })
      expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
    }),
    { numRuns: 20, seed: 16, endOnFailure: true },
  )
}, 60_000)
