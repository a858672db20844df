import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Filing } from '#server/contract/filings.ts'
import type { ReportingPeriods } from '#server/contract/periods.ts'
import { closePeriodsJob } from '#server/features/periods/close-periods-job.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let admin: Record<string, string>
beforeEach(async () => {
  desk = await openDesk()
  admin = await by(desk.server, 'admin')
})
afterEach(() => desk.server.stop())

const path = '/api/periods/2024-M09/exceptions'
const grant = (organisation: string, change: object = {}) =>
  ask(desk.server, `PUT ${path}/${organisation}`, admin, {
    ...{ until: '2024-11-15', reason: '系统故障没有报上' },
    ...change,
  })
const close = () => ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, {})
const enter = (basedOn = 0) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(7_000), basedOn }],
    submit: false,
  })
const filing = async () =>
  (await ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)).body as Filing
const period = async () => {
  const { body } = await ask(desk.server, 'GET /api/periods', admin)
  return (body as ReportingPeriods).periods.find((one) => one.period === '2024-M09')!
}

it('lets one unit report a closed period up to a day, and no other (D-14)', async () => {
  await close()
  const refused = await enter()
  expect([refused.status, refused.body.detail]).toEqual([
    422,
    expect.stringContaining('请管理员在“报送期”准予本单位补报，或重新开放这一期'),
  ])
  // Another unit's exception opens nothing for this one.
  expect((await grant('zhaoqing-minzheng')).status).toBe(204)
  expect((await enter()).status).toBe(422)
  expect(await filing()).toMatchObject({ closed: true, exception: null })
  expect((await grant('zhaoqing-gongxin')).status).toBe(204)
  expect(await filing()).toMatchObject({
    closed: false,
    closure: null,
    exception: { until: '2024-11-15', by: 'admin', reason: '系统故障没有报上' },
  })
  const [cell] = (await filing()).cells
  expect(cell!.transitions).toContain('submit')
  expect((await enter()).status).toBe(201)
  expect((await period()).exceptions).toMatchObject([
    { organisation: 'zhaoqing-gongxin', name: '肇庆市工业和信息化局', until: '2024-11-15', by: 'admin' },
    { organisation: 'zhaoqing-minzheng' },
  ])
  expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
})

it('ends by itself after its day, and by an act with its reason', async () => {
  await close()
  await grant('zhaoqing-gongxin')
  await grant('zhaoqing-minzheng', { until: '2024-11-20' })
  const job = closePeriodsJob(desk.server.deps)
  const night = async (day: string) => {
    desk.server.clock.set(`${day}T00:10:00.000+08:00`)
    await job.run(AbortSignal.timeout(10_000))
    const { body } = await ask(desk.server, 'GET /api/periods', await by(desk.server, 'admin'))
    const found = (body as ReportingPeriods).periods.find((one) => one.period === '2024-M09')!
    return found.exceptions.map(({ organisation }) => organisation)
  }
  expect(await night('2024-11-15')).toEqual(['zhaoqing-gongxin', 'zhaoqing-minzheng'])
  expect(await night('2024-11-16')).toEqual(['zhaoqing-minzheng'])
  admin = await by(desk.server, 'admin')
  const end = (body: object) => ask(desk.server, `DELETE ${path}/zhaoqing-minzheng`, admin, body)
  expect((await end({ reason: '好' })).body.code).toBe('reason-needed')
  expect((await end({ reason: '已经补报' })).status).toBe(204)
  expect((await end({ reason: '已经补报' })).status).toBe(204)
  expect((await period()).exceptions).toEqual([])
  expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
})

it.each([
  ['zhaoqing-gongxin', { until: '2024-10-30' }, 422, '2024-10-30已经过去'],
  ['zhaoqing-gongxin', { until: '2024-02-30' }, 422, '没有这一天'],
  ['zhaoqing-gongxin', { reason: '  好 ' }, 422, '请写明准予肇庆市工业和信息化局补报的原因'],
  ['nobody-here', {}, 422, '没有填报指标的单位'],
])('refuses for %s %j', async (organisation, change, status, detail) => {
  const refused = await grant(organisation, change)
  expect([refused.status, refused.body.detail]).toEqual([status, expect.stringContaining(detail)])
  expect((await period()).exceptions).toEqual([])
})
