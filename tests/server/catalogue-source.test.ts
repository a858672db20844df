import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

/** Another version of a record is stored, as by an administrator. @returns the ledger sequence */
const put = (kind: 'organisation' | 'light-rule', id: string, version: number, body: object) =>
  server.deps.store.write((writer) =>
    changeCatalogue(writer, {
      actor: 'admin',
      subject: `${kind}/${id}`,
      origin: 'administrator',
      records: [{ kind, id, version, body: JSON.stringify(body) }],
    }),
  )

describe('openCatalogue', () => {
  it('gives the records as they were at an earlier sequence', async () => {
    const { catalogue, store } = server.deps
    const before = store.head().sequence
    const [first] = [...catalogue.current().organisations.values()]
    const changed = await put('organisation', first!.id, 2, { ...first, name: '改名后的单位' })
    expect(catalogue.current().organisations.get(first!.id)?.name).toBe('改名后的单位')
    expect((await catalogue.asOf(before)).organisations.get(first!.id)?.name).toBe(first!.name)
    expect(await catalogue.asOf(changed)).toBe(catalogue.current())
  })

  it('judges an earlier sequence by the light rules of that time', async () => {
    const { catalogue, store } = server.deps
    const before = store.head().sequence
    await put('light-rule', 'xushi-2', 1, { ...xushi1, id: 'xushi-2', from: '2024-01-01' })
    expect(catalogue.current().lightRuleAt('2024-06-30').id).toBe('xushi-2')
    expect((await catalogue.asOf(before)).lightRuleAt('2024-06-30').id).toBe('xushi-1')
  })

  it('lets the first records of a kind count from the beginning', async () => {
    const index = await server.deps.catalogue.asOf(0)
    expect(index.calendar.years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026])
    expect(index.lightRules.get('xushi-1')?.from).toBe('1949-10-01')
  })
})
