import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const id = 'zhaoqing-5g-base-stations'
const target = catalogue.targets.find(({ indicator, region }) => indicator === id && region === '441200')!

/** The shipped catalogue with a change of the indicator, or of its target. */
function changed(indicator: Partial<Indicator>, record: Partial<TargetRecord> = {}) {
  return {
    ...catalogue,
    indicators: catalogue.indicators.map((each) => (each.id === id ? { ...each, ...indicator } : each)),
    targets: catalogue.targets.map((each) => (each.id === target.id ? { ...each, ...record } : each)),
  }
}
const seed = (part: Partial<Indicator>, record?: Partial<TargetRecord>) =>
  seedCatalogue(server.deps.store, changed(part, record))
const unitNow = async () => (await openCatalogue(server.deps.store)).current().indicators.get(id)?.unit

describe('refuseChangeUnderValues', () => {
  it('refuses another unit, accumulation or frequency of an indicator with values, and says how to go on', async () => {
    await approve(server, [stations(7812)])
    const before = server.deps.store.head().sequence
    await expect(seed({ unit: '百座' })).rejects.toMatchObject({
      code: 'indicator-has-values',
      status: 409,
      message:
        '“5G基站累计开通数”已有数值，计量单位不能由“座”改为“百座”：已有的数会变成别的数。要改，请另立一项，按新的写法重新报送：在计划草稿里清空这一行的“编号”（勾“显示全部”各栏）。',
    })
    await expect(seed({ accumulation: 'increment' })).rejects.toMatchObject({ code: 'indicator-has-values' })
    await expect(seed({ frequency: 'Q' })).rejects.toMatchObject({ code: 'indicator-has-values' })
    expect(server.deps.store.head().sequence).toBe(before)
    expect(await unitNow()).toBe('座')
  })

  it('refuses another basis of a target on it', async () => {
    await approve(server, [stations(7812)])
    await expect(seed({}, { basis: 'flow' })).rejects.toMatchObject({ code: 'indicator-has-values' })
  })

  it('takes what leaves the values as they are: a name and a target’s value', async () => {
    await approve(server, [stations(7812)])
    await seed({ name: '5G基站数' }, { value: '1' })
    const index = (await openCatalogue(server.deps.store)).current()
    expect([index.indicators.get(id)?.name, index.targets.get(target.id)?.record.value]).toEqual([
      '5G基站数',
      '1',
    ])
  })

  it('takes another unit while there is no value', async () => {
    await seed({ unit: '百座' }, { basis: 'flow' })
    expect(await unitNow()).toBe('百座')
  })

  it('holds an indicator that comes back to what it was', async () => {
    await approve(server, [stations(7812)])
    const without = {
      ...catalogue,
      indicators: catalogue.indicators.filter((each) => each.id !== id),
      targets: catalogue.targets.filter(({ indicator }) => indicator !== id),
    }
    await seedCatalogue(server.deps.store, without)
    await expect(seed({ unit: '百座' })).rejects.toMatchObject({ code: 'indicator-has-values' })
    await seed({})
    expect(await unitNow()).toBe('座')
  })
})
