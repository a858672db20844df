import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figureTransition } from '#metrics/workflow/figure-workflow.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { decideRevisions } from '#server/db/observations/decide-revisions.ts'
import { revisionsOfCells } from '#server/db/observations/revisions-of-cells.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

const cell = (month: string) => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-${month}`,
})
const post = (value: number, month: string, submit: boolean, more: object = {}) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(value, '441200', month), ...more }],
    submit,
  })
const withdraw = (...items: object[]) =>
  ask(desk.server, 'DELETE /api/observations/drafts', desk.reporter, { items })
const inFiling = async (month: string) => {
  const { body } = await ask(desk.server, `GET /api/filings/zhaoqing-gongxin-2024-M${month}`, desk.reporter)
  const found = body as { cells: { indicator: string; region: string; current: { value: number } | null }[] }
  return found.cells.find((one) => one.indicator === cell(month).indicator && one.region === '441200')
    ?.current
}

describe('DELETE /api/observations/drafts', () => {
  it('takes a draft back: the cell is empty, and a page that still shows the draft can neither keep nor submit it', async () => {
    await post(7_001, '01', false)
    const { status, body } = await withdraw({ ...cell('01'), basedOn: 1 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ withdrawn: [{ period: '2024-M01', current: null }] })
    expect(await inFiling('01')).toBeNull()
    for (const submit of [false, true]) {
      const { status, body } = await post(7_001, '01', submit, { basedOn: 1 })
      expect([status, body.code]).toEqual([412, 'stale-edit'])
      expect(body.detail).toContain('撤回')
    }
    expect((await post(7_002, '01', false, { basedOn: 0 })).body.accepted).toMatchObject([{ revision: 2 }])
    expect(await inFiling('01')).toMatchObject({ value: 7_002, revision: 2 })
  })

  it('is an entry of the ledger, which verifies, and a cut before it leaves the draft', async () => {
    const { store } = desk.server.deps
    await post(7_003, '02', false)
    const before = store.head().sequence
    await withdraw(cell('02'))
    const { ledger } = store.reader.tables
    const entries = await Promise.resolve(store.reader.db.select().from(ledger))
    expect(entries.at(-1)).toMatchObject({
      kind: 'observation.withdrawn',
      subject: 'zhaoqing-5g-base-stations/441200/2024-M02/1',
    })
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
    class Undo extends Error {}
    const cut = store.write(async (writer) => {
      await cutBackRestored(writer, readContentsIn(writer), '2024-11-02T08:00:00.000+08:00', {
        toSequence: before,
      })
      const rows = await Promise.resolve(writer.db.select().from(writer.tables.observation))
      expect(rows.find(({ period }) => period === '2024-M02')).toMatchObject({
        state: 'draft',
        decidedSequence: null,
      })
      throw new Undo()
    })
    await expect(cut).rejects.toBeInstanceOf(Undo)
  })

  it('lets what stood below the draft stand again', async () => {
    await approve(desk.server, [stations(7_100, '441200', '03')])
    await post(7_200, '03', false, { note: '补报二期站址，清单已附' })
    expect((await withdraw(cell('03'))).body.withdrawn).toMatchObject([
      { current: { revision: 1, state: 'approved', value: 7_100 } },
    ])
    expect(await inFiling('03')).toMatchObject({ revision: 1, state: 'approved' })
    const { body } = await ask(desk.server, 'GET /api/periods?at=2024-10-31', await by(desk.server, 'admin'))
    const march = (body as { periods: { period: string; counts: object }[] }).periods.find(
      ({ period }) => period === '2024-M03',
    )
    expect(march?.counts).toMatchObject({ draft: 0, approved: 1 })
  })

  it('takes back a draft that was saved several times as a whole, also where an earlier saving was left standing', async () => {
    for (const value of [7_601, 7_602, 7_603]) await post(value, '07', false)
    expect((await withdraw({ ...cell('07'), basedOn: 3 })).body.withdrawn).toMatchObject([{ current: null }])
    expect(await inFiling('07')).toBeNull()
    await post(7_604, '07', true)
    for (const value of [7_605, 7_606]) await post(value, '07', false, { note: '补报二期站址，清单已附' })
    const handedIn = { revision: 4, state: 'submitted', value: 7_604 }
    expect((await withdraw(cell('07'))).body.withdrawn).toMatchObject([{ current: handedIn }])
    // Earlier releases withdrew the last saving alone.
    for (const value of [7_701, 7_702]) await post(value, '08', false)
    const { store } = desk.server.deps
    const august = { ...cell('08'), period: '2024-M08' }
    const row = (await revisionsOfCells(store.reader, [august]))(august).at(-1)!
    await store.write((writer) =>
      decideRevisions(writer, row.actor, figureTransition('withdraw'), [{ row, reason: null }]),
    )
    expect(await inFiling('08')).toMatchObject({ revision: 1, value: 7_701 })
    await withdraw({ ...cell('08'), basedOn: 1 })
    expect(await inFiling('08')).toBeNull()
  })

  it('is in the history of its author alone, and in no series', async () => {
    const query =
      'GET /api/observations?indicator=zhaoqing-5g-base-stations&region=441200&from=2024-02&to=2024-02'
    const states = async (who: Record<string, string>, more = '') =>
      (
        (await ask(desk.server, query + more, who)).body as { observations: { state: string }[] }
      ).observations.map(({ state }) => state)
    expect(await states(desk.reporter)).toEqual([])
    expect(await states(desk.reporter, '&includeHistory=true')).toEqual(['withdrawn'])
    expect(await states(desk.reviewer, '&includeHistory=true')).toEqual([])
  })

  it('does no harm when asked twice, or for a cell without a draft', async () => {
    const { sequence } = desk.server.deps.store.head()
    expect((await withdraw(cell('02'), cell('04'))).status).toBe(200)
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
  })

  it('refuses what was submitted, another draft than the one meant, and cells of others, and then takes nothing back', async () => {
    await post(7_400, '05', true)
    await post(7_500, '06', false)
    const refused = await withdraw(cell('06'), cell('05'))
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
    expect(await inFiling('06')).toMatchObject({ state: 'draft' })
    expect((await withdraw({ ...cell('06'), basedOn: 3 })).body.code).toBe('stale-edit')
    const others = await withdraw({ ...cell('06'), region: '440400' })
    expect(others.status).toBe(422)
    expect(
      (await ask(desk.server, 'DELETE /api/observations/drafts', desk.reviewer, { items: [cell('06')] }))
        .status,
    ).toBe(403)
  })

  it('takes back a hundred and more at once, each as it stood before, on a ledger that verifies', async () => {
    const periods = Array.from(
      { length: 100 },
      (_, place) => `${2_010 + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
    )
    const items = (value: number) => periods.map((period) => ({ ...stations(value), period }))
    await approve(desk.server, items(7_000))
    for (const value of [7_001, 7_002])
      await ask(desk.server, 'POST /api/observations', desk.reporter, { items: items(value), submit: false })
    const { status, body } = await withdraw(...periods.map((period) => ({ ...cell('M01'), period })))
    expect(status).toBe(200)
    const stand = body.withdrawn.map(({ period, current }: { period: string; current: object }) => [
      period,
      current,
    ])
    expect(stand).toEqual(
      periods.map((period) => [
        period,
        expect.objectContaining({ revision: 1, value: 7_000, state: 'approved' }),
      ]),
    )
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
