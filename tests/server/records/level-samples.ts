import { sql } from 'drizzle-orm'
import { stations } from '#tests/support/given/approve.ts'
import { reviewBy } from '#tests/support/databases/review-levels.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

const { value, ...cell } = stations(612, '441202', '10')
const revision = { ...cell, revision: 1 }
const ofCell = sql`region = '441202' and period = '2024-M10'`

/** Samples of the kinds that only figures reviewed by several levels, or with a minute of release, have. */
export function levelSamples(
  server: TestServer,
  byCity: (path: string, body: object) => Promise<unknown>,
): Readonly<Record<'observation.endorsed' | 'observation.sent-back' | 'observation.cleared', Sample>> {
  return {
    'observation.endorsed': {
      act: async () => {
        await reviewBy(server, ['county', 'city'])
        const organisations = ['zhaoqing-gongxin']
        await server.person('county-reporter', ['reporter'], { organisations, regions: ['441202'] })
        await server.person('county-reviewer', ['reviewer'], { regions: ['441202'] })
        const item = { ...cell, value }
        await ask(server, 'POST /api/observations', await by(server, 'county-reporter'), { items: [item] })
        const items = [revision]
        await ask(server, 'POST /api/review/approvals', await by(server, 'county-reviewer'), { items })
      },
      words: '县级通过并上报：端州区 5G基站累计开通数 2024年10月 612座',
      forgery: sql`update decision set waits_from = 3 where verdict = 'endorsed' and ${ofCell}`,
    },
    'observation.sent-back': {
      act: async () => {
        await byCity('returns', { items: [{ ...revision, reason: '与台账不符', to: 'county' }] })
        await reviewBy(server, null)
      },
      words: '市级退回县级：端州区 5G基站累计开通数 2024年10月 612座，原因：与台账不符',
      forgery: sql`update decision set level = 1 where verdict = 'sent-back' and ${ofCell}`,
    },
    'observation.cleared': {
      act: async () => {
        const except = [{ period: '2024-M10', date: '2034-11-20', time: '10:00' }]
        const draft = { level: 'internal', embargo: { days: 0, time: '00:00', except } }
        const path = `PUT /api/indicators/${cell.indicator}/disclosure`
        await ask(server, path, await by(server, 'admin'), draft)
        await byCity('approvals', { items: [revision] })
      },
      words: '通过，待发布：端州区 5G基站累计开通数 2024年10月 612座',
      forgery: sql`update observation set state = 'approved' where ${ofCell}`,
    },
  }
}
