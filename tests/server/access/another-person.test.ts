import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

let desk: Desk
let reporterId: string
beforeAll(async () => {
  desk = await openDesk()
  reporterId = ((await ask(desk.server, 'GET /api/session', desk.reporter)).body as { id: string }).id
})
afterAll(() => desk.server.stop())

const draft = (madeFor: string) =>
  ask(
    desk.server,
    'POST /api/observations',
    { ...desk.reporter, 'xushi-person': madeFor },
    { items: [stations(7_812, '441200', '09')], submit: false },
  )

describe('a request of a page that was made for somebody else', () => {
  it('is refused with 409, and nothing is stored', async () => {
    const { sequence } = desk.server.deps.store.head()
    const { status, body } = await draft('person:somebody-else')
    expect([status, body.code]).toEqual([409, 'another-person'])
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
  })

  it.skipIf(!sharedIsHere)('is answered as ../shared/cases/13 expects', async () => {
    const path = shared('cases/13-another-person-in-the-same-browser.json')!
    const { expected, how } = JSON.parse(readFileSync(path, 'utf8')) as { expected: string; how: string }
    expect(expected).toContain('nothing recorded under P2')
    const [, wanted] = /(\d{3}) where it is another/.exec(how)!
    const { sequence } = desk.server.deps.store.head()
    expect((await draft('person:somebody-else')).status).toBe(Number(wanted))
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
  })

  it('is taken where the page was made for the one who asks', async () => {
    expect((await draft(reporterId)).status).toBe(201)
  })

  it('does not keep anyone from signing out', async () => {
    const headers = { ...desk.reviewer, 'xushi-person': reporterId }
    expect((await ask(desk.server, 'GET /api/review', headers)).status).toBe(409)
    expect((await ask(desk.server, 'DELETE /api/session', headers)).status).toBe(204)
  })
})
