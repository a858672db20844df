import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

/** A rule in force from tomorrow: on schedule from −60 percentage points. */
const lenient = {
  name: '宽松规则',
  from: '2024-11-01',
  basis: '2024年第10次数字经济领导小组会议，10月30日',
  cuts: { onSchedule: { from: -60 }, behind: { from: -80 } },
}
const keep = (draft: object = lenient) => ask(server, 'POST /api/light-rules', admin, draft)
const row = async (at: string, asOf = '') => {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${at}${asOf}`, byToken)
  return body.targets.find(
    ({ indicator }: { indicator: string }) => indicator === 'zhaoqing-5g-base-stations',
  )
}

describe('POST /api/light-rules', () => {
  it('keeps a rule under the next number, and judges by it from its day on (L-13)', async () => {
    expect(await keep()).toMatchObject({ status: 201, body: { id: 'xushi-2', from: '2024-11-01' } })
    expect((await row('2024-10-31')).rule).toBe('xushi-1')
    expect((await row('2024-11-01')).rule).toBe('xushi-2')
  })

  it('leaves what was known before the rule as it was', async () => {
    const before = server.deps.store.head().sequence
    await keep()
    expect((await row('2024-11-01', `&asOf=${before}`)).rule).toBe('xushi-1')
  })

  it.each([
    [{ ...lenient, from: '2024-10-30' }, '施行日期不能早于今天（2024-10-31）'],
    [{ ...lenient, from: '2024-02-30' }, '没有这一天：2024-02-30'],
    [{ ...lenient, name: ' ' }, '请给规则起名'],
    [{ ...lenient, basis: ' 属实 ' }, '请写明依据'],
    [{ ...lenient, cuts: { onSchedule: { from: -60 }, behind: { from: -60 } } }, '“滞后”的界限应低于'],
    [{ ...lenient, cuts: { onSchedule: { from: 0 }, behind: { from: -101 } } }, '−100 到 100 之间'],
    [{ ...lenient, ahead: -60 }, '“超前过多”的提示界限应高于'],
  ])('refuses %j', async (draft, detail) => {
    const answer = await keep(draft)
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad-item' } })
    expect(answer.body.detail).toContain(detail)
  })

  it('refuses a name that not every database keeps', async () => {
    expect(await keep({ ...lenient, name: '宽松\0规则' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'name', code: 'format' }] },
    })
  })

  it('refuses a rule without a basis', async () => {
    const { basis: _, ...without } = lenient
    expect((await keep(without)).status).toBe(400)
  })

  it('stores the basis with the rule, and tells it with each light that the rule judged', async () => {
    await keep({ ...lenient, from: '2024-10-31', basis: ' 2024年第10次领导小组会议 ' })
    const { body } = await ask(server, 'GET /api/catalogue', byToken)
    expect(body.lightRules.at(-1)).toMatchObject({ id: 'xushi-2', basis: '2024年第10次领导小组会议' })
    const why = `GET /api/targets/${(await row('2024-10-31')).target}/why?at=`
    expect((await ask(server, `${why}2024-10-31`, byToken)).body.rule).toMatchObject({
      id: 'xushi-2',
      basis: '2024年第10次领导小组会议',
    })
    expect((await ask(server, `${why}2024-10-30`, byToken)).body.rule).toMatchObject({
      id: 'xushi-1',
      basis: null,
    })
  })

  it('judges by a rule that was kept before a basis was asked for', async () => {
    const { basis: _, ...without } = lenient
    await server.deps.store.write(async (writer) => {
      await changeCatalogue(writer, {
        actor: 'person:admin',
        subject: 'light-rule/xushi-2',
        origin: 'administrator',
        records: [
          {
            kind: 'light-rule',
            id: 'xushi-2',
            version: 1,
            body: JSON.stringify({ ...without, from: '2024-10-31', id: 'xushi-2' }),
          },
        ],
      })
    })
    expect((await row('2024-10-31')).rule).toBe('xushi-2')
    expect((await keep()).body.id).toBe('xushi-3')
  })

  it('refuses a second rule from the same day', async () => {
    await keep()
    expect((await keep()).body.detail).toContain('已有规则自2024-11-01起施行')
  })
})

describe('DELETE /api/light-rules/:id', () => {
  it('takes back a rule before its day, and never gives its number again', async () => {
    await keep()
    expect((await ask(server, 'DELETE /api/light-rules/xushi-2', admin)).status).toBe(204)
    expect((await row('2024-11-01')).rule).toBe('xushi-1')
    expect((await ask(server, 'DELETE /api/light-rules/xushi-2', admin)).status).toBe(404)
    expect((await keep()).body.id).toBe('xushi-3')
  })

  it('takes back a rule on its first day: the rule before is in force again, and what was known stays', async () => {
    await keep({ ...lenient, from: '2024-10-31' })
    const kept = server.deps.store.head().sequence
    expect((await row('2024-10-31')).rule).toBe('xushi-2')
    expect((await ask(server, 'DELETE /api/light-rules/xushi-2', admin)).status).toBe(204)
    expect((await row('2024-10-31')).rule).toBe('xushi-1')
    expect((await row('2024-10-31', `&asOf=${kept}`)).rule).toBe('xushi-2')
    expect(server.deps.store.head().sequence).toBe(kept + 1)
    expect((await keep({ ...lenient, from: '2024-10-31' })).body.id).toBe('xushi-3')
  })

  it('refuses to take back a rule after its first day, or a pattern', async () => {
    await keep()
    server.clock.set('2024-11-02T08:00:00+08:00')
    admin = await by(server, 'admin')
    expect((await ask(server, 'DELETE /api/light-rules/xushi-2', admin)).body.detail).toContain('已经施行')
    expect((await ask(server, 'DELETE /api/light-rules/pepfar', admin)).body.detail).toContain('蓝本')
  })
})

describe('POST /api/light-rules/preview', () => {
  it('takes a rule without name, day and basis, and tries it on all targets', async () => {
    const { status, body } = await ask(server, 'POST /api/light-rules/preview', admin, {
      rule: { cuts: lenient.cuts },
      at: '2024-10-31',
    })
    expect(status).toBe(200)
    expect(body.targets).toBe(server.deps.catalogue.current().targets.size)
  })

  it('names the lights that would turn, and changes nothing', async () => {
    // 90 of 230 enterprises by September is 39.1 %, when 75 % is due: −35.9 percentage points.
    await approve(server, [
      { indicator: 'zhaoqing-enterprises-transforming', region: '441200', period: '2024-M09', value: 90 },
    ])
    const head = server.deps.store.head().sequence
    const { status, body } = await ask(server, 'POST /api/light-rules/preview', admin, {
      rule: lenient,
      scope: '441200',
      at: '2024-10-31',
    })
    expect(status).toBe(200)
    expect(body.rule).toBe('xushi-1')
    expect(server.deps.store.head().sequence).toBe(head)
    const turned = body.turned as { target: string; before: string; after: string }[]
    expect(turned.find(({ target }) => target === 'zhaoqing-2024-enterprises-transforming')).toMatchObject({
      before: 'far-behind',
      after: 'on-schedule',
    })
    expect(turned.filter(({ before, after }) => before === after)).toEqual([])
    expect(await row('2024-10-31')).toMatchObject({ rule: 'xushi-1' })
  })
})
