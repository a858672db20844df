import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Board } from '#server/contract/board.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { draft, september } from '../evaluations/counties.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const consequences = (query: string, headers = desk.reviewer) =>
  ask(desk.server, `GET /api/observations/consequences?${query}`, headers)
const cell = 'indicator=zhaoqing-5g-base-stations&region=441200'

describe('GET /api/observations/consequences', () => {
  it('tells which lights another value would have given, from and to when', async () => {
    // 8,000 by the end of 2024 from 6,800: 7,700 at the end of September are on schedule, 7,600 are not.
    await approve(desk.server, [
      { ...stations(6_800), period: '2023-M12' },
      stations(7_600, '441200', '08'),
      stations(7_700, '441200', '09'),
    ])
    expect(await consequences(`${cell}&period=2024-09&value=7600`)).toMatchObject({
      status: 200,
      body: {
        changes: [
          {
            target: 'zhaoqing-2024-5g-base-stations',
            name: '5G基站累计开通数',
            commitment: '不少于 8,000\u2009座',
            due: '2024-12-31',
            from: '2024-09-30',
            until: null,
            before: 'on-schedule',
            after: 'behind',
          },
        ],
      },
    })
  })

  it('has none where no light turns, and none for a cell without a target', async () => {
    await approve(desk.server, [stations(7_700)])
    expect((await consequences(`${cell}&period=2024-M09&value=7700`)).body.changes).toEqual([])
    const county = 'indicator=zhaoqing-5g-base-stations&region=441202'
    expect((await consequences(`${county}&period=2024-M09&value=1`)).body.changes).toEqual([])
  })

  it('tells which places in evaluations it would change (V-2)', async () => {
    await approve(desk.server, september)
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/evaluation-schemes', admin, draft)
    // 鼎湖 with 3,000 stations has 50 + 12.5 points; 端州 0 + 50, 四会 0 + 25. September is owed by 14 October 2024.
    const county = 'indicator=zhaoqing-5g-base-stations&region=441203&period=2024-M09'
    const change = { scheme: 'evaluation-1', name: draft.name, at: '2024-10-15' }
    expect((await consequences(`${county}&value=3000`)).body.rankings).toEqual([
      { ...change, subject: '441202', subjectName: '端州区', before: 1, after: 2 },
      { ...change, subject: '441203', subjectName: '鼎湖区', before: 3, after: 1 },
      { ...change, subject: '441284', subjectName: '四会市', before: 2, after: 3 },
    ])
    expect((await consequences(`${county}&value=1001`)).body.rankings).toEqual([])
  })

  it('compares with what boards and walls show while it waits: the last approved light (A-4)', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_200, '441200', '07')])
    const sent = await ask(desk.server, 'POST /api/observations', desk.reporter, {
      items: [{ ...stations(7_800), note: '补报九月' }],
    })
    expect(sent.status).toBe(201)
    const { body: board }: { body: Board } = await ask(
      desk.server,
      'GET /api/board?scope=441200',
      desk.reviewer,
    )
    const row = board.targets.find(({ target }) => target === 'zhaoqing-2024-5g-base-stations')!
    expect(row).toMatchObject({ light: 'far-behind', period: '2024-M07', pendingReview: true })
    expect((await consequences(`${cell}&period=2024-M09&value=7800`)).body.changes.at(-1)).toMatchObject({
      until: null,
      before: row.light,
      after: 'on-schedule',
    })
  })

  it('tells the light where a reason stands in place of the value', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_700)])
    expect((await consequences(`${cell}&period=2024-M09&reason=suppressed`)).body.changes).toMatchObject([
      { before: 'on-schedule', after: 'no-data' },
    ])
  })

  it.each([
    ['indicator=nothing&region=441200&period=2024-M09&value=1', 404, 'not-found'],
    [`${cell}&period=never&value=1`, 422, 'bad-period'],
    [`${cell}&period=2024-M09&value=x`, 422, 'bad-value'],
    [`${cell}&period=2024-M09`, 422, 'bad-value'],
  ])('refuses %s', async (query, status, code) => {
    expect(await consequences(query)).toMatchObject({ status, body: { code } })
  })
})
