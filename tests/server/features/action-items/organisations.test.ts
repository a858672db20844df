import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { openOrderDesk, type OrderDesk } from './order-desk.ts'

let desk: OrderDesk
beforeEach(async () => {
  desk = await openOrderDesk()
})
afterEach(() => desk.stop())

const organisation = 'zhaoqing-wangxin-test'
const content = { id: organisation, name: '市网信办', aliases: [], region: '441200', collective: false }
const keep = (version: number, body: object | null) =>
  desk.server.deps.store.write((writer) =>
    changeCatalogue(writer, {
      actor: 'person:admin',
      subject: `organisation/${organisation}`,
      origin: 'administrator',
      records: [
        {
          kind: 'organisation',
          id: organisation,
          version,
          body: body === null ? 'null' : JSON.stringify(body),
        },
      ],
    }),
  )

describe('GET /api/action-items/:id', () => {
  it('names an organisation that was renamed as it is called today, and one that is gone as it was called', async () => {
    await keep(1, content)
    expect((await desk.give({ organisation })).status).toBe(201)
    await keep(2, { ...content, name: '市互联网信息办公室' })
    expect((await desk.read()).organisationName).toBe('市互联网信息办公室')
    await keep(3, null)
    expect(await desk.read()).toMatchObject({ organisationGone: true, organisationName: '肇庆市网信办' })
    expect((await desk.act('secretary', 'assign')).body).toMatchObject({ code: 'unknown-organisation' })
    expect((await desk.give({ organisation })).body).toMatchObject({ code: 'unknown-organisation' })
    expect(
      (await desk.act('secretary', 'assign', { organisation: 'zhaoqing-gongxin' })).body.organisationGone,
    ).toBe(false)
  })

  it('names an organisation that helped and is gone as it was called, and hands the order over without it', async () => {
    await keep(1, content)
    expect((await desk.give({ collaborators: [organisation] })).status).toBe(201)
    await keep(2, null)
    expect((await desk.read()).collaborators).toEqual([{ id: organisation, name: '肇庆市网信办' }])
    expect((await desk.act('secretary', 'assign')).body.collaborators).toEqual([])
  })
})
