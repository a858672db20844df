import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilingCell } from '#server/contract/filings.ts'
import type { FigureActRecord } from '#server/contract/history.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { reviewBy } from '#tests/support/databases/review-levels.ts'

let desk: Desk
let county: Record<string, string>
/** The city's bureau reports for a county; the county reviews, then the city. */
beforeEach(async () => {
  desk = await openDesk()
  await desk.server.person('county', ['reviewer'], { regions: ['441202'] })
  county = await by(desk.server, 'county')
  await reviewBy(desk.server, ['county', 'city'])
})
afterEach(() => desk.server.stop())

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M09' }
const reason = '与台账不符，请核对'
const submit = (value = 612, who = desk.reporter, body = {}) =>
  ask(desk.server, 'POST /api/observations', who, { items: [stations(value, '441202')], ...body })
const decide = (act: string, who: Record<string, string>, more: object = {}, revision = 1) =>
  ask(desk.server, `POST /api/review/${act}`, who, { items: [{ ...cell, revision, ...more }] })
const read = async (path: string, who: Record<string, string>) =>
  (await ask(desk.server, `GET ${path}`, who)).body
const queue = async (who: Record<string, string>) => (await read('/api/review', who)).items
const counts = async (who: Record<string, string>) => read('/api/review/count', who)
const rings = async (who: Record<string, string>) => {
  const { rings } = await read('/api/bell', who)
  return rings.map(({ kind, count }: Record<string, unknown>) => [kind, count])
}
const approved = async () => {
  const { observations } = await read(`/api/observations?indicator=${cell.indicator}&region=441202`, byToken)
  return observations.map(({ value }: { value: number }) => value)
}
const owed = async () => {
  const { cells } = await read('/api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)
  return cells.find((one: typeof cell) => one.indicator === cell.indicator && one.region === '441202')
}

describe('a figure that a county and then its city review (W-11)', () => {
  it('waits with each of them in turn, and is approved by the last alone', async () => {
    await submit()
    expect(await queue(desk.reviewer)).toEqual([])
    expect(await queue(county)).toMatchObject([
      {
        step: { level: 'county', next: 'city', below: [] },
        ...{ decision: null, endorsed: false, transitions: ['endorse', 'return'] },
      },
    ])
    expect(await owed()).toMatchObject({ waitsAt: 'county', transitions: ['save', 'replace', 'recall'] })
    expect([await rings(desk.reviewer), await rings(county)]).toEqual([[], [['waiting', 1]]])
    expect((await decide('approvals', county)).body).toMatchObject({ decided: 1, endorsed: 1 })
    expect(await approved()).toEqual([])
    expect([await queue(county), await counts(county)]).toEqual([[], { waiting: 0, decidable: 0 }])
    expect(await rings(desk.reviewer)).toEqual([['waiting', 1]])
    expect(await queue(desk.reviewer)).toMatchObject([
      {
        observation: { state: 'in-review' },
        step: { level: 'city', next: null, below: ['county'] },
        decision: { verdict: 'endorsed', level: 'county', actorName: 'county', reason: null },
        transitions: ['approve', 'send-back', 'return'],
      },
    ])
    expect((await decide('approvals', desk.reviewer)).body).toMatchObject({ decided: 1, endorsed: 0 })
    expect(await approved()).toEqual([612])
    const { items } = await read('/api/review/approved', county)
    expect(items).toMatchObject([{ observation: { value: 612 }, transitions: [] }])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is said to stand still where its level has no reviewer: to its reporter, above it, and to who keeps the accounts', async () => {
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(310, '441203')] })
    await submit()
    const stalled = { region: '441203', regionName: '鼎湖区', level: 'county', cells: 1 }
    const told = async (who: Record<string, string>) => (await read('/api/review', who)).stalled
    expect([await told(desk.reviewer), await told(county)]).toEqual([[stalled], []])
    expect((await read('/api/review?after=1&limit=5', desk.reviewer)).stalled).toEqual([])
    const cells = (await read('/api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)).cells as FilingCell[]
    const inRegion = (region: string) =>
      cells.find((one) => one.indicator === cell.indicator && one.region === region)
    expect([inRegion('441203')?.nobodyReviews, inRegion('441202')?.nobodyReviews]).toEqual(['鼎湖区', null])
    const people = async () => {
      const { unreviewed, unreported } = await read('/api/people', await by(desk.server, 'admin'))
      const counties = unreviewed.filter(({ level }: { level: string }) => level === 'county')
      return [counties.map(({ regionName }: { regionName: string }) => regionName), unreported]
    }
    const [before, unreported] = await people()
    expect(before).toContain('鼎湖区')
    expect(before).not.toContain('端州区')
    expect(unreported).toContainEqual(
      expect.objectContaining({ organisation: 'zhaoqing-gongxin', nobody: false, regions: ['广东省'] }),
    )
    expect(unreported).toContainEqual(
      expect.objectContaining({ organisation: 'zhaoqing-nongye', nobody: true }),
    )
    await desk.server.person('dinghu', ['reviewer'], { regions: ['441203'] })
    expect([await told(desk.reviewer), (await people())[0]]).toEqual([
      [],
      before.filter((name: string) => name !== '鼎湖区'),
    ])
  })

  it('is decided on by nobody of another level, nor twice by one person', async () => {
    await submit()
    const early = await decide('approvals', desk.reviewer)
    expect([early.status, early.body.code]).toEqual([403, 'not-allowed'])
    expect(early.body.detail).toContain('这个数现在由端州区的审核员（县级）审核')
    await desk.server.person('two-levels', ['reviewer'], { regions: ['441200', '441202'] })
    const twoLevels = await by(desk.server, 'two-levels')
    await decide('approvals', twoLevels)
    expect((await decide('approvals', county)).body.code).toBe('not-allowed')
    const again = await decide('approvals', twoLevels)
    expect([again.body.code, again.body.detail]).toEqual([
      'own-entry',
      expect.stringContaining('您已在下一级审过这个数'),
    ])
    expect(await queue(twoLevels)).toMatchObject([{ endorsed: true, transitions: [] }])
    expect([await counts(twoLevels), await rings(twoLevels)]).toEqual([{ waiting: 1, decidable: 0 }, []])
    await decide('approvals', desk.reviewer)
    const revoked = await decide('revocations', county, { reason })
    expect(revoked.body.detail).toContain('这个数要由肇庆市的审核员（市级）撤销审核')
    expect((await decide('revocations', twoLevels, { reason })).body.code).toBe('own-entry')
  })

  it('is frozen below once a level has endorsed it, until it is returned', async () => {
    await submit()
    await decide('approvals', county)
    const changed = await submit(640)
    const refused = [409, expect.stringContaining('这个数正在逐级审核，不能改，也不能撤回')]
    expect([changed.status, changed.body.detail]).toEqual(refused)
    expect((await submit(640, desk.reporter, { submit: false })).status).toBe(409)
    const recalled = await ask(desk.server, 'POST /api/observations/recalls', desk.reporter, {
      items: [cell],
    })
    expect([recalled.status, recalled.body.detail]).toEqual(refused)
    expect(await owed()).toMatchObject({ waitsAt: 'city', current: { state: 'in-review' }, transitions: [] })
    await decide('returns', desk.reviewer, { reason })
    expect((await submit(640)).status).toBe(201)
    expect(await queue(county)).toMatchObject([{ observation: { revision: 2, value: 640 }, decision: null }])
  })

  it('goes back to the level that should act, with the reason, and each act stays in its history with its level', async () => {
    await submit()
    expect((await decide('returns', county, { reason, to: 'county' })).body.code).toBe('conflict')
    await decide('approvals', county)
    expect((await decide('returns', desk.reviewer, { reason, to: 'city' })).body.code).toBe('conflict')
    expect((await decide('returns', desk.reviewer, { reason: '错了', to: 'county' })).body.code).toBe(
      'reason-needed',
    )
    await decide('returns', desk.reviewer, { reason, to: 'county' })
    expect([await queue(desk.reviewer), await rings(county)]).toEqual([[], [['waiting', 1]]])
    expect(await queue(county)).toMatchObject([
      { decision: { verdict: 'sent-back', level: 'city', reason }, transitions: ['endorse', 'return'] },
    ])
    await decide('approvals', county)
    await decide('approvals', desk.reviewer)
    await decide('revocations', desk.reviewer, { reason })
    expect(await approved()).toEqual([])
    expect(await queue(desk.reviewer)).toMatchObject([{ decision: { verdict: 'revoked', level: 'city' } }])
    await decide('returns', desk.reviewer, { reason })
    const path = `/api/observations/history?indicator=${cell.indicator}&region=441202&period=2024-M09`
    const { acts } = await read(path, desk.reporter)
    expect(acts.map(({ act, level, to }: FigureActRecord) => [act, level, to])).toEqual([
      ['submit', null, null],
      ['endorse', 'county', null],
      ['send-back', 'city', 'county'],
      ['endorse', 'county', null],
      ['approve', 'city', null],
      ['revoke', 'city', null],
      ['return', 'city', null],
    ])
  })

  it('is taken back by the level that endorsed it, until the next one decides', async () => {
    await submit()
    expect((await decide('take-backs', county)).body.code).toBe('conflict')
    await decide('approvals', county)
    const endorsed = async (who: Record<string, string>) => (await read('/api/review/approved', who)).endorsed
    expect(await endorsed(county)).toMatchObject([
      { observation: { value: 612 }, waitsAt: 'city', deciderName: 'county', transitions: ['take-back'] },
    ])
    expect(await endorsed(desk.reviewer)).toEqual([])
    expect((await decide('take-backs', desk.reviewer)).body.code).toBe('conflict')
    expect((await decide('take-backs', county)).body).toMatchObject({ decided: 1, endorsed: 0 })
    expect([await queue(desk.reviewer), await endorsed(county)]).toEqual([[], []])
    expect(await queue(county)).toMatchObject([
      { decision: { verdict: 'sent-back', level: 'county' }, transitions: ['endorse', 'return'] },
    ])
    expect((await submit(640)).status).toBe(409)
    await decide('approvals', county)
    await decide('approvals', desk.reviewer)
    expect((await decide('take-backs', county)).body.code).toBe('conflict')
    const path = `/api/observations/history?indicator=${cell.indicator}&region=441202&period=2024-M09`
    const { acts } = await read(path, desk.reporter)
    expect(acts.map(({ act, level, to }: FigureActRecord) => [act, level, to])).toEqual([
      ['submit', null, null],
      ['endorse', 'county', null],
      ['take-back', 'county', null],
      ['endorse', 'county', null],
      ['approve', 'city', null],
    ])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is not published by a program', async () => {
    const published = await submit(612, byToken)
    expect([published.status, published.body.detail]).toEqual([409, expect.stringContaining('要逐级审核')])
  })

  it('is reviewed once again when its scheme names no level any more, and waits at what is left of it', async () => {
    await submit()
    await decide('approvals', county)
    await reviewBy(desk.server, null)
    expect(await queue(county)).toMatchObject([{ step: null, decision: { level: 'county' } }])
    expect((await decide('approvals', desk.reviewer)).body).toMatchObject({ endorsed: 0 })
    expect(await approved()).toEqual([612])
  })
})
