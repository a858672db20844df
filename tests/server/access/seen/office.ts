import { inventedMap } from '#tests/server/features/maps/invented-map.ts'
import type { Role } from '#server/contract/session.ts'
import { systemActor } from '#server/access/actor.ts'
import { createPerson } from '#server/features/people/create-person.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { giveToken, hashAtLeastCost, testPassword, type Binding } from '#tests/support/callers/staff.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const gongxin = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }

/** The people of the office: `reporter` and `reviewer` work on the figures that `work.ts` leaves behind, those “elsewhere” do not. */
const people: Readonly<Record<string, readonly [role: Role, binding?: Binding]>> = {
  reporter: ['reporter', gongxin],
  'reporter of others': ['reporter', { ...gongxin, organisations: ['zhaoqing-fagai'] }],
  'reporter elsewhere': ['reporter', { ...gongxin, regions: ['440100'] }],
  reviewer: ['reviewer', { regions: ['441200'] }],
  'reviewer elsewhere': ['reviewer', { regions: ['440100'] }],
  secretary: ['secretary'],
  reader: ['reader'],
  auditor: ['auditor'],
  'system-administrator': ['system-administrator'],
  'security-administrator': ['security-administrator'],
  administrator: ['administrator'],
  remote: ['remote'],
}

const tokens = {
  'token of an office': { rights: ['read', 'report'], cells: gongxin },
  'token that publishes': { rights: ['read', 'publish'] },
  'token that reads': { rights: ['read'] },
  'token of a board': { rights: ['read:441200'] },
  'token of another board': { rights: ['read:440100'] },
  'token of what is public': { rights: ['read', 'disclosed:public'] },
  'token of the catalogue': { rights: ['catalogue'] },
  'token of metrics': { rights: ['metrics'] },
}

/** The marks of texts that nobody may see but those whom seen-by.ts names; answers are searched for them. */
export const marks = {
  login: /login-[a-z]+(-[a-z]+)*/,
  name: /名为/,
  address: /203\.0\.113\./,
  note: /备注：|备注\.(pdf|xlsx)/,
  reason: /退因/,
  waiting: /(?<![\w.-])781,?23\d(?![\w.-])/,
  secret: /argon2|secret-of-/,
}

export interface Office {
  readonly server: TestServer
  /** The headers of each identity; `nobody` has none. */
  readonly identities: ReadonlyMap<string, Record<string, string>>
}

/** A server with one of each identity, whose login names, names and addresses are marked. */
export async function openOffice(): Promise<Office> {
  const server = await startTestServer({ imports: true, documents: true, twoPersons: true })
  const identities = new Map<string, Record<string, string>>([['nobody', {}]])
  let host = 1
  for (const [who, [role, binding]] of Object.entries(people)) {
    const name = loginOf(who)
    const person = { name, displayName: `名为${who}`, roles: [role], organisations: [], regions: [] }
    const hashing = { password: testPassword, hash: hashAtLeastCost }
    await createPerson(server.deps, systemActor, { ...person, ...mutable(binding) }, hashing)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: `203.0.113.${host++}`,
      payload: { name, password: testPassword },
    })
    identities.set(who, { cookie: `xushi_session=${answer.cookies[0]!.value}` })
  }
  for (const [who, wanted] of Object.entries(tokens)) {
    const secret = `secret-of-${who.replaceAll(' ', '-')}`
    await giveToken(server.deps, { name: who, secret, ...wanted })
    identities.set(who, { authorization: `Bearer ${secret}` })
  }
  for (const [who, scope] of [
    ['display', '441200'],
    ['display of another board', '440100'],
  ] as const) {
    const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
    const { code } = pairing.json<{ code: string }>()
    await ask(server, 'POST /api/displays', identities.get('administrator'), {
      code,
      name: who,
      scope,
      at: null,
    })
    identities.set(who, { cookie: `xushi_display=${pairing.cookies[0]!.value}` })
  }
  const turns = [{ scope: '441200', scene: 'alerts', seconds: 30, target: null }]
  const how = { at: null, density: 'desk', ground: 'dark', dimming: null }
  await ask(server, 'POST /api/display-profiles', identities.get('administrator'), {
    ...{ name: '平日', turns, ...how },
  })
  await keepAMap(server, identities.get('administrator')!)
  return { server, identities }
}

/** An administrator keeps a map of invented shapes. */
async function keepAMap(server: TestServer, headers: Record<string, string>): Promise<void> {
  const [url, name] = ['/api/maps/441200', '肇庆.geojson']
  const read = await server.app.inject({
    ...{ method: 'POST', url: `${url}/readings?name=${encodeURIComponent(name)}`, payload: inventedMap() },
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  })
  const { file } = read.json<{ file: string }>()
  await ask(server, `PUT ${url}`, headers, { file, name, approval: '粤S(2023)045号' })
}

/** The login name of an identity. */
function loginOf(who: string): string {
  return `login-${who.replaceAll(' ', '-')}`
}

function mutable({ organisations = [], regions = [] }: Binding = {}) {
  return { organisations: [...organisations], regions: [...regions] }
}
