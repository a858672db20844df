import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeRevisions } from '#server/db/observations/store-revision.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { collectorDraft } from './collector-draft.ts'
import { openCollecting, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await openCollecting()
  const share = 'zhaoqing-hospitals-on-sharing-platform'
  const smes = { indicator: 'guangdong-smes-on-cloud', region: '440000' }
  await approve(at.server, [
    stations(7_400, '441200', '05'),
    { ...stations(7_500, '441200', '06'), bound: 'lower' },
    { ...stations(0, '441202', '06'), value: null, reason: 'not-applicable' },
    { indicator: share, region: '441200', period: '2024-M05', numerator: 150, denominator: 166 },
    { ...smes, period: periodOf(smes.indicator), value: '57.5' },
  ])
  // A demo value as it is kept, with zeros at its end.
  await at.server.deps.store.write((writer) =>
    storeRevisions(writer, 'seed', [
      {
        ...{ ...stations(0, '441203', '06'), value: '650.00', revision: 1, periodEnd: '2024-06-30' },
        ...{ status: 'A', reason: null, bound: null, correction: null, numerator: null, denominator: null },
        ...{ note: null, findings: null, provenance: 'demo', state: 'approved' },
      },
    ]),
  )
})
afterAll(() => at.stop())

function periodOf(indicator: string): string {
  return at.server.deps.catalogue.current().indicators.get(indicator)!.frequency === 'M' ? '2024-M05' : '2023'
}

const out = async (format: string) => {
  const { rawPayload } = await at.server.app.inject({
    url: `/api/exchange/observations?format=${format}`,
    headers: byToken,
  })
  return rawPayload
}

describe('what this program hands out', () => {
  it.each([
    ['csv', 'table'],
    ['xlsx', 'table'],
    ['sdmx-csv', 'sdmx-csv'],
    ['sdmx-json', 'sdmx-json'],
  ] as const)('as %s is read back by a collector without a change', async (format, form) => {
    await at.source.answer(await out(format))
    const { url, path, header, sheet, names } = collectorDraft(at.source.url)
    const asked = { url, path, header, sheet, names, form, mapping: null, heads: {} }
    const { body } = await ask(at.server, 'POST /api/collectors/sample', await at.admin(), asked)
    expect(body).toMatchObject({ counts: { taken: 0, revised: 0, same: 6, refused: 0 }, findings: [] })
  })

  it.each(['csv', 'xlsx'])('as %s is imported without a change', async (format) => {
    const admin = await at.admin()
    const id = await handIn(at.server, admin, await out(format), '&check=true')
    expect(await settledImport(at.server, admin, id)).toMatchObject({
      counts: { values: 0, same: 6, errors: 0 },
    })
  })
})
