import { formatPeriod } from '#metrics/period.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import type { LedgerEntry } from '#server/db/ledger/ledger.ts'
import type { Store, Tables, Writer } from '#server/db/store.ts'
import { readClosedPeriods } from '#server/db/ledger/closed-periods.ts'
import { readStandingSeries, SeriesAtHand } from '#server/db/observations/series-at-hand.ts'
import { storeRevisions } from '#server/db/observations/store-revision.ts'
import type { Reach } from '#server/db/observations/standing-series.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, testClock())
  const rows: Tables['observation']['$inferInsert'][] = []
  const row = (indicator: string, period: string, revision: number, state = 'approved') =>
    rows.push({
      indicator,
      region: '441200',
      period,
      revision,
      periodEnd: '2024-12-31',
      value: '1',
      status: 'A',
      provenance: 'reported',
      actor: 't',
      at: 'now',
      sequence: rows.length + 1,
      state,
    })
  for (const month of months) {
    row('plain', month, 1)
    for (let revision = 1; revision <= 90; revision += 1) row('revised', month, revision)
  }
  row('plain', '2024-M10', 2, 'submitted')
  row('plain', '2024-M10', 3, 'draft')
  row('plain', '2024-M10', 4, 'withdrawn')
  row('plain', '2024-M09', 2, 'returned')
  row('plain', '2025-M01', 1, 'draft')
  row('plain-other', '2024-M12', 1)
  await store.write(async ({ db, tables }) => {
    for (let first = 0; first < rows.length; first += 500)
      await db.insert(tables.observation).values(rows.slice(first, first + 500))
  })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

/** The months of 2021 to 2024. */
const months = Array.from(
  { length: 48 },
  (_, month) => `${2021 + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`,
)

const all: Reach = { first: '2024-M12', last: '2024-M12', before: Number.MAX_SAFE_INTEGER, from: '' }
const within = async (indicator: string, reach: Partial<Reach> = {}) =>
  (await readStandingSeries(store.reader, { indicator, region: '441200' })).within({ ...all, ...reach })
const periods = (figures: readonly Observation[]) => figures.map(({ period }) => formatPeriod(period, 'sdmx'))

describe('readStandingSeries', () => {
  it('gives of each period the newest revision that its organisation stands by, in time order', async () => {
    const figures = await within('plain', { last: '2025-M12' })
    expect(periods(figures)).toEqual(months)
    const autumn = figures.filter(({ period }) => period.year === 2024 && [9, 10].includes(period.ordinal))
    expect(autumn.map(({ revision, state }) => [revision, state])).toEqual([
      [1, 'approved'],
      [2, 'submitted'],
    ])
  })

  it('numbers the revisions of a cell: the newest of all, and the newest that was not withdrawn', async () => {
    const series = await readStandingSeries(store.reader, { indicator: 'plain', region: '441200' })
    const numbers = (period: string) => [series.at(period)?.newest, series.at(period)?.standing]
    expect(['2024-M08', '2024-M09', '2024-M10', '2025-M01', '2025-M02'].map(numbers)).toEqual([
      [1, 1],
      [2, 2],
      [4, 3],
      [1, 1],
      [undefined, undefined],
    ])
  })

  it.each([
    ['so many periods before the first', { first: '2024-M06', last: '2024-M08', before: 5 }, 36, 44],
    ['none before it', { first: '2024-M06', last: '2024-M08', before: 0 }, 41, 44],
    ['none before a year', { from: '2024' }, 36, 48],
    ['what there is', { first: '2021-M02', last: '2021-M02', before: 12 }, 0, 2],
    ['nothing beyond the last', { first: '2020-M01', last: '2020-M12', before: 12 }, 0, 0],
  ] as const)('reaches as far as it is told: %s', async (_what, reach, from, to) => {
    expect(periods(await within('plain', reach))).toEqual(months.slice(from, to))
  })

  it('reads on where cells have more revisions than are read at once', async () => {
    const figures = await within('revised')
    expect(periods(figures)).toEqual(months)
    expect(new Set(figures.map(({ revision }) => revision))).toEqual(new Set([90]))
    expect(periods(await within('revised', { before: 12 }))).toEqual(months.slice(35))
  })
})

describe('what a writer has at hand of a series', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.server.stop())

  const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
  const post = (headers: Record<string, string>, value: number | null, month: string, more: object = {}) =>
    ask(desk.server, 'POST /api/observations', headers, {
      items: [{ ...cell, period: `2024-M${month}`, value, note: '市局机房搬迁，分县清单已附' }],
      ...more,
    })
  const onCell = (request: string, headers: Record<string, string>, month: string, more: object = {}) =>
    ask(desk.server, request, headers, { items: [{ ...cell, period: `2024-M${month}`, ...more }] })
  const inTransaction = <T>(work: (writer: Writer) => Promise<T>) => desk.server.deps.store.write(work)
  /** The cached series beside those of a reader without a cache. */
  const atHandAndRead = () =>
    inTransaction(async (writer) => [
      [(await writer.seriesOf(cell)).cells, [...(await writer.closedPeriods())]],
      [(await readStandingSeries(writer, cell)).cells, [...(await readClosedPeriods(writer))]],
    ])

  it('is what stands, after every act', async () => {
    const { reporter, reviewer } = desk
    const admin = await by(desk.server, 'admin')
    const decide = (verdict: string, month: string, revision: number, more: object = {}) =>
      onCell(`POST /api/review/${verdict}`, reviewer, month, { revision, ...more })
    const acts: [string, () => Promise<{ status: number }>, number][] = [
      ['a value is published', () => post(byToken, 6_900, '07'), 201],
      ['the next one', () => post(byToken, 6_930, '08'), 201],
      ['a draft is kept', () => post(reporter, 7_000, '09', { submit: false }), 201],
      ['it is kept again', () => post(reporter, 7_001, '09', { submit: false }), 201],
      [
        'it is withdrawn',
        () => onCell('DELETE /api/observations/drafts', reporter, '09', { basedOn: 2 }),
        200,
      ],
      ['it is submitted after all', () => post(reporter, 7_002, '09'), 201],
      ['it is returned', () => decide('returns', '09', 3, { reason: '口径不符，请复核' }), 200],
      ['it is submitted again', () => post(reporter, 7_003, '09'), 201],
      ['it is approved', () => decide('approvals', '09', 4), 200],
      ['an earlier one is corrected', () => post(byToken, 6_899, '06'), 201],
      ['a batch is refused', () => post(reporter, -1, '08'), 422],
      ['a period is closed', () => ask(desk.server, 'POST /api/periods/2024-M08/closure', admin, {}), 200],
      ['a value is refused for it', () => post(reporter, 6_931, '08'), 422],
      [
        'it is opened again',
        () => ask(desk.server, 'DELETE /api/periods/2024-M08/closure', admin, { reason: '漏报一家，需补报' }),
        200,
      ],
      ['a value is corrected', () => post(reporter, 6_931, '08'), 201],
    ]
    for (const [what, act, status] of acts) {
      expect([what, (await act()).status]).toEqual([what, status])
      const [atHand, read] = await atHandAndRead()
      expect([what, atHand]).toEqual([what, read])
    }
    const last = await inTransaction((writer) => writer.seriesOf(cell))
    expect(last.at('2024-M09')).toMatchObject({ newest: 4, figure: { value: '7003', state: 'approved' } })
    expect(last.at('2024-M08')).toMatchObject({ newest: 2, figure: { value: '6931', state: 'submitted' } })
  })

  it('has what earlier works of the same transaction stored, and not what was undone', async () => {
    const storeValue = (value: string, revision: number, fails = false) =>
      inTransaction(async (writer) => {
        await storeRevisions(writer, 't', [{ ...revised, value, revision }])
        if (fails) throw new Error('undone')
        return (await writer.seriesOf(cell)).at(revised.period)
      })
    await atHandAndRead()
    const [first, undone, second] = await Promise.allSettled([
      storeValue('5000', 1),
      storeValue('5001', 2, true),
      storeValue('5002', 2),
    ])
    expect(undone).toMatchObject({ status: 'rejected' })
    expect(first).toMatchObject({ value: { newest: 1, figure: { value: '5000' } } })
    expect(second).toMatchObject({ value: { newest: 2, figure: { value: '5002' } } })
    const [atHand, read] = await atHandAndRead()
    expect(atHand).toEqual(read)
    expect(atHand?.[0]).toHaveLength(5)
  })

  const revised = {
    ...cell,
    period: '2024-M01',
    periodEnd: '2024-01-31',
    reason: null,
    status: 'A',
    ...{ bound: null, correction: null },
    numerator: null,
    denominator: null,
    note: null,
    provenance: 'reported',
    findings: null,
    state: 'approved',
  } as const
})

describe('SeriesAtHand', () => {
  it('keeps no more than it has room for: the series asked for longest ago are read again', async () => {
    // A series counts its cells and one more: revised 49, plain-other 2, plain 50, together one too many.
    const atHand = new SeriesAtHand(100)
    const read = (indicator: string) => atHand.series(store.reader, { indicator, region: '441200' })
    const [revised, other] = [await read('revised'), await read('plain-other')]
    expect(await read('revised')).toBe(revised)
    await read('plain')
    expect(await read('plain-other')).not.toBe(other)
    expect((await read('plain-other')).cells).toEqual(other.cells)
  })

  it('tells whether series and closed periods are what they were at a sequence of the ledger', async () => {
    const [plain, closed] = [{ indicator: 'plain', region: '441200' }, '2024-M08']
    const [other, elsewhere] = [
      { indicator: 'plain-other', region: '441200' },
      { indicator: 'plain', region: '441202' },
    ]
    const entry = (sequence: number, kind: string, subject: string): LedgerEntry => ({
      sequence,
      at: 'now',
      actor: 't',
      kind,
      subject,
      payload: '{}',
      previousHash: '',
      hash: `h${sequence}`,
    })
    const atHand = new SeriesAtHand()
    atHand.take([entry(7, 'observation.approved', 'plain/441200/2024-M07/1')])
    expect([atHand.standSince(6, [plain]), atHand.standSince(7, [plain])]).toEqual([false, true])
    expect(atHand.standSince(6, [other, elsewhere])).toBe(true)
    atHand.take([entry(8, 'period.closed', closed)])
    expect([atHand.standSince(7, [other]), atHand.standSince(8, [other, plain])]).toEqual([false, true])
    // The cache has not seen every entry up to 5,000, so it vouches for no state before that one.
    await atHand.begin(store.reader, { sequence: 5_000, at: 'now', hash: 'h5000' })
    expect([atHand.standSince(4_999, [other]), atHand.standSince(5_000, [other])]).toEqual([false, true])
  })
})
