import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { partsOf } from '#tests/support/documents/read-office.ts'
import { mayPass } from '../may-pass.ts'
import { addresses, notSearched } from './addresses.ts'
import { marks, openOffice, type Office } from './office.ts'
import { seenBy } from './seen-by.ts'
import { work, type Made } from './work.ts'

let office: Office
let made: Made
beforeAll(async () => {
  office = await openOffice()
  made = await work(office)
})
afterAll(() => office.server.stop())

/** Every place of an answer that bears a mark: `waiting .acts[].value`. */
function markedIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => markedIn(one, `${path}[]`))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) => markedIn(one, `${path}.${key}`))
  return Object.entries(marks).flatMap(([kind, mark]) =>
    mark.test(String(value)) ? [`${kind} ${path}`] : [],
  )
}

/** The content of an answer: JSON, the texts of a document, or a table. */
async function saidIn({ body, rawPayload }: { body: string; rawPayload: Buffer }): Promise<unknown> {
  if (body.startsWith('PK')) return [...(await partsOf(rawPayload)).values()].map(String)
  return /^[[{]/.test(body) ? (JSON.parse(body) as unknown) : body
}

/** The marked places of a route, each with the identities that see it. */
async function seenAt(route: string): Promise<Map<string, Set<string>>> {
  const seen = new Map<string, Set<string>>()
  for (const address of addresses[route]!) {
    const url = address.replace(/EVIDENCE|PLAN/, (name) => made[name as keyof Made])
    const answered: string[] = []
    const places = new Map<string, string[]>()
    for (const [who, headers] of office.identities) {
      const answer = await office.server.app.inject({ url, headers })
      if (answer.statusCode !== 200) continue
      answered.push(who)
      // Most identities get the same answer.
      const marked = places.get(answer.body) ?? markedIn(await saidIn(answer))
      places.set(answer.body, marked)
      for (const place of marked) seen.set(place, (seen.get(place) ?? new Set()).add(who))
    }
    expect(answered, `${address} is answered to nobody`).not.toEqual([])
  }
  return seen
}

const listed = (seen: ReadonlyMap<string, Iterable<string>>) =>
  Object.fromEntries([...seen].map(([place, who]) => [place, [...new Set(who)].sort()]))

describe('what each identity sees', () => {
  it('is searched for at every route that is read', () => {
    const read = Object.keys(mayPass).filter((route) => route.startsWith('GET '))
    expect([...Object.keys(addresses), ...Object.keys(notSearched)].sort()).toEqual(read.sort())
  })

  it.each(Object.keys(addresses))('of %s is what the table says, and nothing more', async (route) => {
    const rules = seenBy.filter(([, ruled]) => ruled === route)
    const expected = new Map<string, string[]>()
    for (const [who, , ...places] of rules)
      for (const place of places) expected.set(place, [...(expected.get(place) ?? []), ...who])
    expect(listed(await seenAt(route))).toEqual(listed(expected))
  })

  it('by the socket of a display is the values alone', async () => {
    const url = await office.server.listen()
    const live = await openLive(url, { scope: '441200' }, office.identities.get('display')!)
    const heard: unknown[] = [await live.next('hello'), await live.next('snapshot')]
    const enter = { items: [{ ...stations(781_236, '441200', '04'), note: '备注：待审' }] }
    const headers = office.identities.get('reporter')!
    await office.server.app.inject({ method: 'POST', url: '/api/observations', headers, payload: enter })
    await approve(office.server, [{ ...stations(6_950, '441200', '02'), note: '备注：已审定' }])
    heard.push(await live.next('change'))
    expect(markedIn(heard)).toEqual([])
    live.close()
  })
})
