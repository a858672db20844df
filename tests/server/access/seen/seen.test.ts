import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { mayPass } from '../may-pass.ts'
import type { Act } from './act.ts'
import { addresses, notSearched } from './addresses.ts'
import { markedIn, saidIn } from './marked.ts'
import { openOffice, type Office } from './office.ts'
import { seenBy } from './seen-by.ts'
import { toldTo } from './told-to.ts'
import { work, type Made } from './work.ts'
import { actsOn } from './writing.ts'

let office: Office
let made: Made
beforeAll(async () => {
  office = await openOffice()
  made = await work(office)
})
afterAll(() => office.server.stop())

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

/** The answer of an identity to an act. */
function done({ route, of = [], query = '', body, type, match }: Act, who: string) {
  const [method, pattern] = route.split(' ') as ['POST', string]
  const values = [...of]
  const url = pattern.replaceAll(/:\w+/g, () => encodeURIComponent(values.shift()!)) + query
  const more = { ...(type && { 'content-type': type }), ...(match && { 'if-match': match }) }
  const headers = { ...office.identities.get(who)!, ...more }
  return office.server.app.inject({ method, url, headers, ...(body && { payload: body }) })
}

/** Whether an identity passes the door of a route; the others' refusal is the guard's. Rights of tokens differ, so that all try. */
function mayTry(who: string, route: string): boolean {
  const callers = mayPass[route]!.split(' ')
  if (who === 'administrator') return callers.some((caller) => caller.endsWith('-administrator'))
  const [caller] = who.split(' ')
  return caller === 'token' || callers.includes(caller === 'nobody' ? 'anonymous' : caller!)
}

describe('what each identity is told when it changes something', () => {
  it('is what the table says, and nothing more, whatever becomes of the request', async () => {
    const seen = new Map<string, Set<string>>()
    const beyond: string[] = []
    const look = async (route: string, who: string, answer: Parameters<typeof saidIn>[0]) => {
      for (const place of new Set(markedIn(await saidIn(answer)))) {
        const rules = toldTo.filter(([, of, ...places]) => of === route && places.includes(place))
        if (!rules.some(([whom]) => whom.includes(who))) beyond.push(`${who}: ${route} ${place}`)
        seen.set(`${route} ${place}`, (seen.get(`${route} ${place}`) ?? new Set()).add(who))
      }
    }
    const refused: string[] = []
    let last: Record<string, unknown> = {}
    for (const planned of actsOn(made)) {
      const act = { ...planned, ...(await planned.by?.(last, office)) }
      const answer = await done(act, act.who)
      if (answer.statusCode >= 300) refused.push(`${act.route} by ${act.who}: ${answer.body}`)
      last = answer.body === '' ? {} : answer.json<Record<string, unknown>>()
      await look(act.route, act.who, answer)
      for (const other of office.identities.keys())
        if (other !== act.who && mayTry(other, act.route))
          await look(act.route, other, await done(act, other))
    }
    expect(refused).toEqual([])
    expect(beyond).toEqual([])
    const listedPlaces = toldTo.flatMap(([, route, ...places]) => places.map((place) => `${route} ${place}`))
    expect([...new Set(listedPlaces)].sort()).toEqual([...seen.keys()].sort())
  })
})
