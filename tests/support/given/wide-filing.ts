import type { Browser, Page } from 'playwright-core'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Filings } from '#server/contract/filings.ts'
import type { PersonWithPassword } from '#server/contract/people.ts'
import type { PlanDraftVersion } from '#server/contract/plan-drafts.ts'
import { watchedContext, type WatchedContext } from '../browser/browser.ts'
import { adminPassword, type ServerProcess } from '../servers/server-process.ts'
import { demoCaller, takeUpAccount } from './demo-meeting.ts'

const bureau = '市数据统计局'

/** An invented plan of ten targets that each county of 肇庆 reports too: ninety figures a month from one organisation. */
const widePlan: PlanDraft = {
  ...emptyPlanDraft,
  document: {
    ...{ title: '肇庆市填报演练计划（虚构）', shortTitle: '填报演练2024', issuers: [`肇庆${bureau}`] },
    ...{ region: '肇庆市', start: '2024年', due: '2024年底', lead: bureau },
  },
  organisations: [{ name: bureau }],
  targets: Array.from({ length: 10 }, (_, at) => ({
    ...{ name: `虚构指标${at + 1}`, value: '95', unit: '%', basis: '覆盖率' },
    ...{ byCounty: '是', baseline: '70' },
  })),
}

/** A filing of ninety empty cells, open before its reporter. */
export async function openWideFiling(
  browser: Browser,
  server: ServerProcess,
): Promise<{ watched: WatchedContext; page: Page }> {
  const admin = await demoCaller(server, 'admin')
  const { id } = await admin.call<PlanDraftVersion>('POST', '/api/plans', widePlan)
  await admin.call('POST', `/api/plans/${id}/publish`, undefined, { 'if-match': '"1"' })
  const { organisations } = await admin.call<{ organisations: { id: string; name: string }[] }>(
    'GET',
    '/api/catalogue',
  )
  const organisation = organisations.find(({ name }) => name === bureau)!.id
  const { password } = await admin.call<PersonWithPassword>('POST', '/api/people', {
    ...{ name: 'tianbao', displayName: '填报员', roles: ['reporter'] },
    ...{ organisations: [organisation], regions: ['441200'] },
  })
  const reporter = await takeUpAccount(server, 'tianbao', password, adminPassword)
  const { filings } = await reporter.call<Filings>('GET', '/api/filings')
  const filing = filings.find(({ period }) => period === '2024-M10')!
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [name, value] = reporter.cookie.split('=') as [string, string]
  await watched.context.addCookies([{ name, value, url: server.url }])
  const page = await watched.newPage()
  await page.goto(`${server.url}/entry/${filing.id}`)
  await page.getByRole('grid').waitFor()
  return { watched, page }
}
