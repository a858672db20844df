import { describe, expect, it } from 'vitest'
import { gatherEvents, type AuditEvent } from '#server/features/audit/gather-events.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const refused = (more: Partial<AuditEvent> = {}): AuditEvent => ({
  ...{
    kind: 'refused',
    actor: 'person:li',
    address: '10.1.0.7',
    subject: 'GET /api/people',
    result: 'not-allowed',
  },
  ...more,
})

describe('gatherEvents', () => {
  it('tells a thing at once, and how often it came again after a minute', () => {
    const clock = testClock()
    const { note, take } = gatherEvents(clock)
    for (let time = 0; time < 500; time += 1) note(refused())
    expect(take()).toEqual([{ ...refused(), at: clock.now(), times: 1 }])
    expect(take()).toEqual([])
    clock.advance(60_000)
    expect(take()).toMatchObject([{ subject: 'GET /api/people', times: 499 }])
    note(refused())
    expect(take()).toMatchObject([{ times: 1 }])
  })

  it('tells 60 different things of one person a minute, and how many it left out', () => {
    const clock = testClock()
    const { note, take } = gatherEvents(clock)
    for (let place = 0; place < 1_000; place += 1) note(refused({ subject: `GET /api/${place}` }))
    note(refused({ actor: 'person:wang' }))
    const taken = take()
    expect(taken).toHaveLength(61)
    expect(taken.at(-1)).toMatchObject({ actor: 'person:wang' })
    clock.advance(60_000)
    expect(take()).toMatchObject([
      {
        kind: 'omitted',
        actor: 'person:li',
        address: '10.1.0.7',
        subject: '操作被拒，来自 1 个地址',
        times: 940,
      },
    ])
  })

  it('lets refusals crowd out no export and no guessed password', () => {
    const clock = testClock()
    const { note, take } = gatherEvents(clock)
    for (let place = 0; place < 4_000; place += 1) {
      note(refused({ subject: `GET /api/${place}` }))
      note(refused({ subject: `GET /api/${place}`, actor: `person:p${place}` }))
      note(refused({ subject: `GET /api/${place}`, actor: 'nobody', result: 'cross-site' }))
    }
    take()
    const told: AuditEvent[] = [
      refused({ kind: 'export', subject: '/api/timeliness.csv', result: 'ok' }),
      refused({ kind: 'download', subject: '/api/evidence/1', result: 'ok' }),
      refused({ kind: 'sign-in-refused', actor: 'name:leader', result: 'wrong-name-or-password' }),
    ]
    for (const event of told) note(event)
    expect(take()).toEqual(told.map((event) => ({ ...event, at: clock.now(), times: 1 })))
  })

  it("counts other websites' requests of strangers apart, and tells how many addresses were left out", () => {
    const clock = testClock()
    const { note, take } = gatherEvents(clock)
    const stranger = { actor: 'nobody', result: 'cross-site' }
    for (let host = 0; host < 40; host += 1) note(refused({ ...stranger, address: `10.1.0.${host}` }))
    note(refused({ ...stranger, result: 'not-allowed' }))
    expect(take()).toHaveLength(31)
    clock.advance(60_000)
    expect(take()).toMatchObject([
      { kind: 'omitted', actor: 'nobody', address: '', subject: '操作被拒，来自 10 个地址', times: 10 },
    ])
  })

  it('tells 120 things of all strangers together a minute, and how many it left out', () => {
    const clock = testClock()
    const { note, take } = gatherEvents(clock)
    let entries = 0
    for (let minute = 0; minute < 60; minute += 1) {
      for (let host = 0; host < 2_000; host += 1)
        note(
          refused({ kind: 'sign-in-refused', actor: `name:guess${host}`, address: `10.${minute}.9.${host}` }),
        )
      entries += take().length
      clock.advance(60_000)
      entries += take().length
    }
    // Each minute has 120 entries, and one that counts the rest.
    expect(entries).toBe(60 * 121)
  })

  it('keeps nothing back at the end', () => {
    const { note, take } = gatherEvents(testClock())
    note(refused())
    note(refused())
    expect(take(true)).toMatchObject([{ times: 1 }, { times: 1 }])
  })
})
