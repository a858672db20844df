import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

const indicator = 'zhaoqing-5g-base-stations'
const counties = catalogue.indicators
  .find(({ id }) => id === indicator)!
  .regions.filter((region) => region !== '441200')
const station = (region: string, value: number) => ({ indicator, region, period: '2024-M09', value })
const post = (items: object[], headers: Record<string, string> = byToken, submit = true) =>
  ask(desk.server, 'POST /api/observations', headers, { items, submit })

describe('POST /api/observations, parts and their total', () => {
  it('asks why a city is not what the counties posted with it add up to: nothing says that they are all of it', async () => {
    expect(counties).toHaveLength(8)
    const parts = counties.map((region) => station(region, 900))
    const short = await post([station('441200', 7_201), ...parts], desk.reporter)
    expect(short).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            index: 0,
            field: 'note',
            code: 'parts-differ',
            detail:
              '2024年9月各地区（8个）合计7,200座，比肇庆市7,201座少1座：请与其余各数的填报单位核对，无误请说明原因',
          },
        ],
      },
    })
    expect((await post([station('441200', 7_200), ...parts])).status).toBe(201)
  })

  it('asks why also where the counties are known already, so that one may be corrected after the other', async () => {
    const alone = await post([station('441200', 7_500)], desk.reporter)
    expect(alone).toMatchObject({
      status: 422,
      body: { errors: [{ index: 0, field: 'note', code: 'parts-differ' }] },
    })
    const note = '高要区漏报300座，更正随后报送'
    const explained = await post([{ ...station('441200', 7_500), note }], desk.reporter)
    expect(explained.status).toBe(201)
  })
})
