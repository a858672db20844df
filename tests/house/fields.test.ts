import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { mayPass } from '#tests/server/access/may-pass.ts'
import { addresses } from '#tests/server/access/seen/addresses.ts'
import { bearing, callersOf, openToMore, plain } from '#tests/server/access/seen/fields.ts'
import { naming, notWritten } from '#tests/server/access/seen/not-written.ts'
import { actsOn } from '#tests/server/access/seen/writing.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
}
type Operation = Readonly<{
  responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema?: Schema }>> }>>
}>

/** The names of all fields of a schema. */
function namesIn({
  properties = {},
  patternProperties = {},
  items,
  anyOf = [],
  allOf = [],
}: Schema): string[] {
  const below = [...Object.values(properties), ...Object.values(patternProperties), ...anyOf, ...allOf]
  return [...Object.keys(properties), ...[...below, ...(items ? [items] : [])].flatMap(namesIn)]
}

let server: TestServer
const fieldsOf = new Map<string, Set<string>>()
beforeAll(async () => {
  server = await startTestServer()
  const { body } = await ask(server, 'GET /api/openapi.json')
  for (const [path, operations] of Object.entries(body.paths as Record<string, Record<string, Operation>>))
    for (const [method, { responses }] of Object.entries(operations)) {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
      const schemas = good.flatMap(([, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) => schema ?? []),
      )
      fieldsOf.set(
        `${method.toUpperCase()} ${path.replace('{rest}', '*').replaceAll(/\{(\w+)\}/g, ':$1')}`,
        new Set(schemas.flatMap(namesIn)),
      )
    }
})
afterAll(() => server.stop())

const namesOf = (names: string) => names.split(/\s+/).filter((name) => name !== '')
const kinds = Object.entries(bearing) as [keyof typeof callersOf, string][]

describe('fields of answers', () => {
  it('are all in the table: what they bear, or that they bear nothing', () => {
    const known = [...namesOf(plain), ...kinds.flatMap(([, names]) => namesOf(names))]
    const found = new Set([...fieldsOf.values()].flatMap((names) => [...names]))
    expect([...found].sort()).toEqual(known.sort())
  })

  it('that answer a change with more than names are searched for each caller', () => {
    const acts = new Set(actsOn({ EVIDENCE: '', PLAN: '' }).map(({ route }) => route))
    // Records of every kind are tried by one route.
    const named = (route: string) =>
      route.replace(/catalogue\/[\w-]+\/:id\/lights/, 'catalogue/target/:id/lights')
    const answering = [...fieldsOf].flatMap(([route, fields]) =>
      !route.startsWith('GET ') && [...fields].some((field) => !namesOf(naming).includes(field))
        ? [named(route)]
        : [],
    )
    expect(answering.filter((route) => !acts.has(route) && !(route in notWritten))).toEqual([])
    expect(Object.keys(notWritten).filter((route) => !answering.includes(route))).toEqual([])
  })

  it.each(kinds)(
    'that bear a %s stand where few may call, or are searched for each caller',
    (kind, names) => {
      const open = [...fieldsOf].flatMap(([route, fields]) => {
        const bears = namesOf(names).filter((name) => fields.has(name))
        const callers = namesOf(mayPass[route]!).filter((who) => !namesOf(callersOf[kind]).includes(who))
        return bears.length > 0 && callers.length > 0 ? [route] : []
      })
      expect(open).toEqual(openToMore[kind])
      expect(open.filter((route) => !(route in addresses))).toEqual([])
    },
  )
})
