import { Workbook } from '@cj-tech-master/excelts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { PersonWithPassword } from '#server/contract/people.ts'
import type { PlanDraftVersion } from '#server/contract/plan-drafts.ts'
import { callerOf, takeUpAccount, type Caller } from './demo-meeting.ts'
import { inventedPlan } from './invented-plan.ts'
import { adminPassword, type ServerProcess } from '../servers/server-process.ts'

/** An invented plan of a real city whose targets are reported by each of its counties too. */
function widePlan(targets: number): PlanDraft {
  return {
    ...emptyPlanDraft,
    document: {
      title: '保定市数字经济年度计划（虚构）',
      shortTitle: '保定数字经济2024',
      issuers: ['保定市工业和信息化局'],
      region: '保定市',
      start: '2024年',
      due: '2024年底',
      lead: '市工信局',
    },
    organisations: [{ name: '市工业和信息化局', aliases: ['市工信局'] }],
    targets: Array.from({ length: targets }, (_, at) => ({
      name: `虚构指标${at + 1}`,
      value: '90,000',
      unit: '家',
      basis: '期末存量',
      byCounty: '是',
      baseline: '10,000',
    })),
  }
}

/** The person who uploads a table on a server with such a plan, the reviewer who releases it, and its cells. */
export interface CountyOffice {
  readonly admin: Caller
  readonly reviewer: Caller
  /** The password of the reviewer, for another session. */
  readonly password: string
  readonly series: readonly { readonly indicator: string; readonly regions: readonly string[] }[]
}

/** A wide plan is published on a server that began without plans, and a small plan of another city. */
export async function openCountyOffice(
  server: ServerProcess,
  { targets }: { readonly targets: number },
): Promise<CountyOffice> {
  const admin = await callerOf(server, 'admin', adminPassword)
  for (const plan of [widePlan(targets), inventedPlan]) {
    const { id } = await admin.call<PlanDraftVersion>('POST', '/api/plans', plan)
    await admin.call('POST', `/api/plans/${id}/publish`, undefined, { 'if-match': '"1"' })
  }
  const { indicators } = await admin.call<Pick<Catalogue, 'indicators'>>('GET', '/api/catalogue')
  const { password } = await admin.call<PersonWithPassword>('POST', '/api/people', {
    ...{ name: 'shenhe', displayName: '审核岗', roles: ['reviewer'], organisations: [], regions: ['130600'] },
  })
  return {
    admin,
    reviewer: await takeUpAccount(server, 'shenhe', password, adminPassword),
    password: adminPassword,
    series: indicators
      .filter(({ name }) => name.startsWith('虚构指标'))
      .map(({ id: indicator, regions }) => ({ indicator, regions })),
  }
}

/** Values month by month from December 2023 backwards: the counties' grow over time, and the city's are their sums; `more` is added to each. */
function* wideCells({ series }: CountyOffice, values: number, more: number) {
  let left = values
  for (let month = 0; left > 0; month += 1) {
    const [year, ofYear] = [2023 - Math.floor(month / 12), 12 - (month % 12)]
    for (const [at, { indicator, regions }] of series.entries()) {
      const county = (place: number) => 2_000 - month * 5 + ((at * 37 + place * 11) % 400) + more
      const counties = regions.length - 1
      for (const [place, region] of regions.entries()) {
        if (left === 0) break
        const whole = Array.from({ length: counties }, (_, other) => county(other + 1)).reduce(
          (a, b) => a + b,
          0,
        )
        const period = `${year}-${String(ofYear).padStart(2, '0')}`
        yield { indicator, region, period, value: place === 0 ? whole : county(place) }
        left -= 1
      }
    }
  }
}

/** The values as a workbook of one table. */
export async function countyHistory(office: CountyOffice, values: number, more = 0): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('历史')
  sheet.addRow(['指标', '地区', '期', '数值'])
  for (const { indicator, region, period, value } of wideCells(office, values, more))
    sheet.addRow([indicator, region, period, value])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The cells of the table as a program sends them, one in each line. */
export function countyRows(office: CountyOffice, values: number): string {
  return Array.from(wideCells(office, values, 0), (row) => `${JSON.stringify(row)}\n`).join('')
}

/** A table is uploaded, and submitted by itself once it is checked unless the query says otherwise. @returns its id */
export async function uploadCountyHistory(
  server: ServerProcess,
  { admin }: CountyOffice,
  table: Buffer,
  query = '',
): Promise<string> {
  const answer = await fetch(`${server.url}/api/imports?name=wide.xlsx${query}`, {
    method: 'POST',
    headers: { origin: server.url, cookie: admin.cookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(table),
  })
  if (answer.status !== 201)
    throw new Error(`POST /api/imports answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
