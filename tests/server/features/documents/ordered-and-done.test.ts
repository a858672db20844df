import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proceedingsOf } from '#server/features/documents/proceedings.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { convened } from '#tests/support/given/convened.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('the minutes of a meeting', () => {
  it('hold an order that was done and taken off before its end, since it was given there', async () => {
    const secretary = await convened(server)
    await server.person('owner', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
    const owner = await by(server, 'owner')
    const meeting = '/api/meetings/weekly-1'
    const act = async (who: Record<string, string>, path: string, body: object = {}) => {
      const done = await ask(server, `POST ${path}`, who, body)
      expect([200, 201]).toContain(done.status)
      return done.body as { id: string; number: string }
    }
    await act(secretary, `${meeting}/freeze`)
    await act(secretary, `${meeting}/hold`)
    const { id, number } = await act(secretary, '/api/action-items', {
      ...{ order: '当场核对台账', organisation: 'zhaoqing-gongxin', targets: [], meeting: 'weekly-1' },
      ...{ assign: true, days: 5 },
    })
    await act(owner, `/api/action-items/${id}/acknowledge`)
    await act(owner, `/api/action-items/${id}/report`, { text: '台账已逐项核对', done: true })
    await act(secretary, `/api/action-items/${id}/close`, { reason: '台账核对属实' })
    await act(secretary, `${meeting}/close`)
    const { store, catalogue } = server.deps
    const { orders } = (await proceedingsOf(store.reader, catalogue, 'weekly-1'))!
    expect(orders).toMatchObject([{ number, order: '当场核对台账' }])
  })
})
