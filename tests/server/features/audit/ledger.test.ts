import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seekEntries } from '#server/db/ledger/seek-entries.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let auditor: Record<string, string>
beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  await server.person('shen', ['auditor'])
  await approve(server, [stations(6_900, '441200', '05')])
  server.clock.advance(86_400_000)
  const [admin, reporter, reviewer] = await Promise.all(
    ['admin', 'reporter', 'reviewer'].map((name) => by(server, name)),
  )
  const items = [stations(6_920, '441200', '07')]
  await ask(server, 'POST /api/observations', reporter, { items, submit: true })
  const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', revision: 1 }
  await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell, period: '2024-M07' }] })
  await ask(server, 'POST /api/tokens', admin, { name: '=统计平台', rights: ['read'] })
  auditor = await by(server, 'shen')
})
afterAll(() => desk.server.stop())

interface Told {
  readonly sequence: number
  readonly kind: string
  readonly actorName: string
  readonly told: string
  readonly cell: object | null
}
const page = async (query = ''): Promise<{ entries: Told[]; next: number | null }> =>
  (await ask(desk.server, `GET /api/audit/ledger${query}`, auditor)).body
const told = async (query: string) =>
  (await page(query)).entries.map((one) => `${one.actorName}：${one.told}`)
const table = (path: string) =>
  desk.server.app.inject({ url: `/api/audit/ledger/table.${path}`, headers: auditor })

describe('the ledger on the auditor’s page', () => {
  it('is told newest first, in words, with the cell of an act on a figure', async () => {
    expect((await page('?limit=3')).entries.map(({ kind, cell, told }) => [kind, told, cell])).toEqual([
      ['token.created', '新建令牌“=统计平台”', null],
      ['observation.approved', '通过：肇庆市 5G基站累计开通数 2024年7月 6920座', july],
      ['observation.submitted', '提交：肇庆市 5G基站累计开通数 2024年7月 6920座', july],
    ])
  })

  it('is asked by person, kind, group of kinds, cell and day', async () => {
    const approved = 'reviewer：通过：肇庆市 5G基站累计开通数 2024年7月 6920座'
    const submitted = 'reporter：提交：肇庆市 5G基站累计开通数 2024年7月 6920座'
    expect(await told('?actor=person:reviewer&from=2024-11-01')).toEqual([approved])
    expect(await told('?kind=observation.submitted')).toEqual([submitted])
    expect(await told('?actor=person:shen')).toEqual(['系统：添加人员“shen”（shen；审计员）'])
    expect(await told('?group=figures&from=2024-11-01')).toEqual([approved, submitted])
    const ofJuly = '?indicator=zhaoqing-5g-base-stations&region=441200&period=2024-M07'
    expect(await told(ofJuly)).toEqual([approved, submitted])
    expect(await told('?period=2024-M05')).toHaveLength(1)
    expect(await told('?region=440000')).toEqual([])
    expect(await told('?kind=token.created&until=2024-10-31')).toEqual(['系统：新建令牌“tests”'])
    expect(await told('?kind=token.created&from=2024-11-01&until=2024-11-01')).toHaveLength(1)
    for (const wrong of ['ledger?period=%25', 'ledger?from=2024-13-01', 'table.csv?until=2024-02-30'])
      expect((await ask(desk.server, `GET /api/audit/${wrong}`, auditor)).status).toBe(400)
  })

  it('comes in pages that join, and ends', async () => {
    const first = await page('?limit=2')
    const second = await page(`?limit=999&before=${first.next}`)
    const { sequence } = desk.server.deps.store.head()
    const numbers = [...first.entries, ...second.entries].map((one) => one.sequence)
    expect(numbers).toEqual(Array.from({ length: sequence }, (_, place) => sequence - place))
    expect([first.entries.length, second.next]).toEqual([2, null])
  })

  it('goes to Excel and CSV as it was asked for, without formulas, and this is noted', async () => {
    const { body, headers } = await table('csv?group=access&from=2024-11-01')
    expect(headers['content-disposition']).toContain('ledger-2024-11-01.csv')
    expect(body.split('\r\n')).toEqual([
      '\uFEFF序号,时间,事项,人员,标识,内容,指标,地区,报送期',
      `${desk.server.deps.store.head().sequence},2024-11-01 10:00:00,新建令牌,admin,person:admin,新建令牌“=统计平台”,,,`,
      '',
    ])
    const headersOfAdmin = await by(desk.server, 'admin')
    await ask(desk.server, 'PATCH /api/people/reporter', headersOfAdmin, { displayName: '=1+1' })
    const named = await table('csv?kind=observation.submitted')
    expect(named.body).toContain(`,提交,'=1+1,person:reporter,`)
    const book = await table('xlsx?kind=observation.approved&actor=person:reviewer')
    const { sheets } = await readWorkbook({ bytes: book.rawPayload, name: 'a.xlsx' })
    expect(sheets[0]!.name).toBe('底账')
    const texts = sheets[0]!.rows.map(({ cells }) => [...cells.values()].map(({ value }) => value))
    expect(texts[1]).toContain('通过：肇庆市 5G基站累计开通数 2024年7月 6920座')
    const { body: log } = await ask(desk.server, 'GET /api/audit?kind=export', auditor)
    expect((log as { entries: { subject: string }[] }).entries.map(({ subject }) => subject)).toEqual([
      '/api/audit/ledger/table.xlsx',
      '/api/audit/ledger/table.csv',
    ])
  })

  it('looks at a limited number of entries at once, and goes on from there', async () => {
    const { store } = desk.server.deps
    const { sequence } = store.head()
    const seek = (before?: number) =>
      seekEntries(store.reader, { kinds: ['catalogue.changed'], before }, 9, { portion: 2, most: 5 })
    expect(await seek()).toEqual({ entries: [], next: sequence - 4 })
    expect(await seek(4)).toMatchObject({ entries: [{ sequence: 1 }], next: null })
  })
})

const july = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M07' }
