import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { levels, valueToPost } from '#tests/support/given/values-to-post.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A server that a batch holds up answers one other request meanwhile; more than this number show that it goes on. */
const several = 5

/** The items are posted. @returns the answer, and the number of other requests answered meanwhile */
async function beside(items: readonly object[]) {
  let over = false
  const posting = ask(server, 'POST /api/observations', byToken, { items }).finally(() => (over = true))
  let answered = 0
  const isOver = () => over
  while (!isOver()) {
    expect((await ask(server, 'GET /api/session', byToken)).status).toBe(200)
    answered += 1
    // An injected request takes no turn of the event loop by itself, unlike one from the network.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { ...(await posting), answered }
}

const batch = (count: number, change: object) =>
  Array.from({ length: count }, (_, place) => ({ ...valueToPost(place), ...change }))

describe('POST /api/observations, by the thousand', () => {
  it('lets others be answered between portions, and stores all or nothing', async () => {
    const stored = await beside(batch(2_000, {}))
    expect(stored.status).toBe(201)
    expect(stored.answered).toBeGreaterThan(several)
    const head = server.deps.store.head().sequence
    const refused = await beside([...batch(2_000, {}), { ...valueToPost(0), value: 'x' }])
    expect([refused.status, refused.body.code]).toEqual([422, 'bad-item'])
    expect(refused.answered).toBeGreaterThan(several)
    expect(server.deps.store.head().sequence).toBe(head)
  })
})

describe('the revisions of a long batch', () => {
  it('are numbered on from those that stand, a page of the series and more, on a ledger that verifies', async () => {
    const before = server.deps.store.head().sequence
    const { id: indicator, regions } = levels[1]!
    // 612 months: three whole statements and twelve rows, and two readings of the standing values.
    const items = Array.from({ length: 612 }, (_, place) => ({
      indicator,
      region: regions[0]!,
      period: `${1_800 + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
      value: 10 + (place % 80),
    }))
    const first = await beside(items)
    const second = await beside(items)
    const numbers = (answer: typeof first) => [
      ...new Set(answer.body.accepted.map((accepted: { revision: number }) => accepted.revision)),
    ]
    expect([first.status, numbers(first)]).toEqual([201, [1]])
    expect([second.status, numbers(second)]).toEqual([201, [2]])
    expect(second.body.accepted).toHaveLength(612)
    expect(second.body.sequence).toBe(before + 1_224)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })
})

describe('what others do while a long batch is checked', () => {
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  /** A thousand values of a series of their own are posted, and `act` runs after some turns of the event loop. */
  async function posted(place: number, act: () => Promise<{ status: number }>) {
    const { id: indicator, regions } = levels[place]!
    const items = Array.from({ length: 1_000 }, (_, month) => ({
      indicator,
      region: regions[0]!,
      period: `${1_900 + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`,
      value: 10 + (month % 80),
    }))
    const posting = ask(server, 'POST /api/observations', byToken, { items })
    await turns(3)
    const acted = await act()
    return { posted: await posting, acted, first: items[0]! }
  }
  const revisionsOf = (answer: { body: { accepted?: { revision: number }[] } }) =>
    [...new Set(answer.body.accepted?.map(({ revision }) => revision))].toSorted()

  it('is stored before it: nobody waits for the check', async () => {
    const answer = await posted(2, () =>
      ask(server, 'POST /api/observations', byToken, { items: [stations(2_320, '441200', '09')] }),
    )
    expect([answer.posted.status, answer.acted.status]).toEqual([201, 201])
    const { sequence } = (answer.acted as unknown as { body: { sequence: number } }).body
    expect(sequence).toBe(answer.posted.body.sequence - 1_000)
  })

  it('counts where it is of a cell of the batch, whose value is the next revision', async () => {
    const { id: indicator, regions } = levels[3]!
    const item = { indicator, region: regions[0]!, period: '1900-M01', value: 11 }
    const answer = await posted(3, () => ask(server, 'POST /api/observations', byToken, { items: [item] }))
    expect([answer.posted.status, answer.acted.status]).toEqual([201, 201])
    expect(revisionsOf(answer.posted)).toEqual([1, 2])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('counts where it closes a period of the batch, which is then refused whole', async () => {
    const admin = await by(server, 'admin')
    const path = '/api/periods/1905-M06/closure'
    const attempt = async (place: number) => {
      const answer = await posted(place, () => ask(server, `POST ${path}`, admin, {}))
      expect(answer.acted.status).toBe(200)
      return answer.posted
    }
    let answer = await attempt(4)
    // A database that closes slowly has already stored the batch, which is allowed and proves nothing.
    for (let place = 5; answer.status === 201 && place < 9; place += 1) {
      const reopened = await ask(server, `DELETE ${path}`, admin, { reason: '先存下的一批不算' })
      expect(reopened.status).toBe(200)
      answer = await attempt(place)
    }
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [expect.objectContaining({ index: 65, code: 'period-closed' })],
    ])
  })
})

interface HostileCase {
  readonly value?: string
  readonly note?: string
  readonly items: number
  readonly expected: string
}

/** The text of `'0' x 399 + 'x'` and `U+FDFA x 2000`, written out. */
function written(text: string): string {
  return text
    .split(' + ')
    .map((part) => {
      const [, quoted, code, times = '1'] = /^(?:'(.)'|U\+([0-9A-F]{4}))(?: x (\d+))?$/.exec(part) ?? []
      return (quoted ?? String.fromCharCode(parseInt(code ?? '', 16))).repeat(Number(times))
    })
    .join('')
}

describe.skipIf(!sharedIsHere)('the values of ../shared/cases/34-hostile-values.json', () => {
  const { cases } = sharedIsHere
    ? (JSON.parse(readFileSync(shared('cases/34-hostile-values.json')!, 'utf8')) as { cases: HostileCase[] })
    : { cases: [] }
  const [zeros, ligatures, plain] = cases as [HostileCase, HostileCase, HostileCase]

  it('are refused at once where they have more than 40 characters', async () => {
    const { status, body } = await beside(batch(zeros.items, { value: written(zeros.value!) }))
    expect([status, body.errors]).toEqual([
      400,
      [{ index: 0, field: 'value', code: 'type', detail: expect.stringContaining('至多 40 个字符') }],
    ])
  })

  it('let others be answered where their notes are long', async () => {
    const note = written(ligatures.note!)
    expect(note).toHaveLength(2_000)
    const answer = await beside(batch(ligatures.items, { note }))
    // A publishing program is not asked for reasons, and the text is kept as a note.
    expect(answer.status).toBe(201)
    expect(answer.answered).toBeGreaterThan(several)
  })

  it('are no explanation of a person’s where they are one word', async () => {
    await server.person('reporter', ['reporter'], {
      organisations: ['zhaoqing-gongxin'],
      regions: ['441200'],
    })
    const item = { ...stations(250), note: written(ligatures.note!) }
    await approve(server, [stations(2_300, '441200', '07'), stations(2_310, '441200', '08')])
    const answer = await ask(server, 'POST /api/observations', await by(server, 'reporter'), {
      items: [item],
    })
    expect([answer.status, answer.body.code]).toEqual([422, 'explanation-needed'])
  })

  it('let others be answered where they are well formed', async () => {
    const answer = await beside(batch(plain.items, {}))
    expect(answer.status).toBe(201)
    expect(answer.answered).toBeGreaterThan(several)
  })
})
