import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bell } from '#server/contract/bell.ts'
import { followLights } from '#server/features/watching/follow-lights.ts'
import type { Job } from '#server/jobs/job.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { OrderDesk, Who } from '../action-items/order-desk.ts'
import { openRemindingDesk, type RemindingDesk } from '../action-items/reminding-desk.ts'

const target = 'zhaoqing-2024-5g-base-stations'
const begun = '2024-10-31T10:00:00.000+08:00'
let reminding: RemindingDesk
let desk: OrderDesk
afterEach(async () => {
  expect(await reminding.stop()).toEqual([])
})

/** Each look is that of two new processes at once, as after a restart. */
function lightsJob(deps: TestServer['deps']): Job {
  const process = () =>
    followLights({
      ...deps,
      report: (fault) => {
        throw fault
      },
    })
  return {
    ...{ name: 'lights', title: '亮灯变化', pattern: null },
    retry: { first: 1, cap: 1, attempts: 1 },
    run: () => Promise.all([process().look(), process().look()]),
  }
}

async function open(at = begun): Promise<void> {
  reminding = await openRemindingDesk(at, lightsJob)
  desk = reminding.desk
  await reminding.remindAt(at)
}
const look = () => reminding.remindAt(desk.clock.now())
const told = async () =>
  (await reminding.told())
    .map(({ people, parties, text }) => `${people.join()} ${parties.join()} ${text}`)
    .sort()
const lights = async (who: Who) =>
  ((await desk.as(who, 'GET /api/bell')).body as Bell).rings.flatMap((ring) =>
    ring.kind === 'turned'
      ? [[ring.cause, ...ring.lights.map((one) => `${one.target} ${one.from} ${one.to} ${one.at}`)]]
      : [],
  )
const sentence = (cause: string, from: string, to: string) =>
  `${cause}。5G基站累计开通数（肇庆市）：${from} → ${to}。`

describe('followLights (L-18)', () => {
  beforeEach(() => open())

  it('tells who answers for a target and who watches it that its light turned, each once', async () => {
    await desk.as('leader', `PUT /api/watches/${target}`)
    await desk.as('auditor', `PUT /api/watches/${target}`)
    await desk.as('auditor', 'PUT /api/bell', { off: ['turned'] })
    await approve(desk.server, [stations(8_100)])
    await look()
    const met = sentence('数据通过审核', '逾期未报', '已达成')
    expect(await told()).toEqual([`leader watcher ${met}`, `owner owner ${met}`])
    const rung = ['approved', `${target} overdue met 2024-10-31`]
    expect([
      await lights('owner'),
      await lights('leader'),
      await lights('auditor'),
      await lights('other'),
    ]).toEqual([[rung], [rung], [], []])

    await desk.server.person('reviewer', ['reviewer'], { regions: ['441200'] })
    const { value: _, ...cell } = stations(0)
    const items = [{ ...cell, revision: 1, reason: '通过后发现重复计数' }]
    const revoked = await ask(
      desk.server,
      'POST /api/review/revocations',
      await by(desk.server, 'reviewer'),
      { items },
    )
    expect(revoked.status).toBe(200)
    await desk.as('leader', `DELETE /api/watches/${target}`)
    await look()
    expect(await told()).toEqual([`owner owner ${sentence('审核被撤销', '已达成', '暂无数据')}`])
    expect(await lights('leader')).toEqual([])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('tells of a light that several approvals turned since the last look once, as it stands', async () => {
    await approve(desk.server, [{ ...stations(6_500), period: '2023-M12' }])
    for (const value of [8_100, 7_000, 7_520]) await approve(desk.server, [stations(value)])
    await look()
    expect(await told()).toEqual([`owner owner ${sentence('数据通过审核', '逾期未报', '滞后')}`])
  })

  it('tells a light that turned by the passing of days on its day, and one by a change of the catalogue', async () => {
    // The values are 68 % of the way from 6,500 to 8,000 at 75 % of the time, and 71 % at 83 %.
    await approve(desk.server, [{ ...stations(6_500), period: '2023-M12' }, stations(7_520)])
    await look()
    await reminding.told()
    const heard: Record<string, string[]> = {}
    for (const day of ['2024-11-08', '2024-11-09', '2024-11-20']) {
      await reminding.remindAt(`${day}T08:00:00.000+08:00`)
      heard[day] = (await told()).filter((one) => one.startsWith('owner'))
    }
    expect(heard).toEqual({
      '2024-11-08': [],
      '2024-11-09': [`owner owner ${sentence('到了新的一天', '滞后', '逾期未报')}`],
      '2024-11-20': [],
    })
    // A submission and its approval are told as one turn from what was told last.
    const october = stations(7_560, '441200', '10')
    expect((await desk.as('owner', 'POST /api/observations', { items: [october] })).status).toBe(201)
    await desk.server.person('reviewer', ['reviewer'], { regions: ['441200'] })
    const { value: _, ...cell } = october
    await ask(desk.server, 'POST /api/review/approvals', await by(desk.server, 'reviewer'), {
      items: [{ ...cell, revision: 1 }],
    })
    await look()
    expect(await told()).toEqual([`owner owner ${sentence('数据通过审核', '逾期未报', '严重滞后')}`])

    const admin = await by(desk.server, 'admin')
    const path = `/api/catalogue/target/${target}`
    const { record, version } = (await ask(desk.server, `GET ${path}`, admin)).body
    const changed = await ask(
      desk.server,
      `PUT ${path}`,
      { ...admin, 'if-match': `"${version}"` },
      { record: { ...record, value: '7500' }, reason: '按通知调整' },
    )
    expect(changed.status).toBe(200)
    await look()
    expect(await told()).toEqual([`owner owner ${sentence('目录更改', '严重滞后', '已达成')}`])
  })
})

describe('a first verdict', () => {
  it('is told to nobody', async () => {
    await open('2024-02-05T10:00:00.000+08:00')
    await approve(desk.server, [stations(6_300, '441200', '01')])
    await look()
    expect([await told(), await lights('owner')]).toEqual([[], []])
  })
})

describe('PUT, DELETE /api/watches', () => {
  beforeEach(() => open())

  it('lists what a person watches, and what they answer for', async () => {
    const watches = async (who: Who) => (await desk.as(who, 'GET /api/watches')).body
    expect((await watches('leader')).watched).toEqual([])
    for (let time = 0; time < 2; time += 1)
      expect((await desk.as('leader', `PUT /api/watches/${target}`)).status).toBe(204)
    expect(await watches('leader')).toEqual({ watched: [target], answered: [] })
    expect((await watches('owner')).answered).toContain(target)
    expect((await watches('other')).answered).not.toContain(target)
    expect((await desk.as('leader', 'PUT /api/watches/none')).body.code).toBe('not-found')
    for (let time = 0; time < 2; time += 1)
      expect((await desk.as('leader', `DELETE /api/watches/${target}`)).status).toBe(204)
    expect((await watches('leader')).watched).toEqual([])
  })
})
