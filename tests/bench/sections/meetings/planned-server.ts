import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { systemClock } from '#server/clock.ts'
import type { ObservationItem } from '#server/contract/observations.ts'
import type { PersonWithPassword } from '#server/contract/people.ts'
import { callerOf, takeUpAccount, type Caller } from '#tests/support/given/demo-meeting.ts'
import {
  adminPassword,
  apiToken,
  startServer,
  type ServerOptions,
  type ServerProcess,
} from '#tests/support/servers/server-process.ts'

/** A server with a plan of its own beside the shipped ones, and the people of its meetings. */
export interface PlannedServer {
  readonly server: ServerProcess
  readonly secretary: Caller
  /** The reporter of the organisation that leads the first target. */
  readonly reporter: Caller
  /** The reviewer of the whole city. */
  readonly reviewer: Caller
  /** The plan's document, which is the scope of the meetings. */
  readonly scope: string
  /** The plan's targets with their lead organisations. */
  readonly targets: Catalogue['targets']
  /** Values of every target are reported for each month from that of `since` to the one before that of `until`. */
  report(since: string, until: string): Promise<void>
  /** The reporter submits them instead, so that they wait for review. */
  submit(since: string, until: string): Promise<void>
  /** The server ends, and starts again on the same data. */
  again(options: Pick<ServerOptions, 'node'>, meanwhile: (data: string) => void): Promise<PlannedServer>
  stop(): Promise<void>
}

const fewOrganisations = 30
const districts = ['思明区', '海沧区', '湖里区', '集美区', '同安区', '翔安区']
const baseline = 1_000
const targetValue = 2_000

/** The plan runs for three years up to this one, so that any day has values. */
const thisYear = Number(systemClock.today().slice(0, 4))
const years = [thisYear - 2, thisYear - 1, thisYear]
const allMonths = years.flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
)
export const planStart = allMonths[0]!
export const planEnd = `${thisYear}-12-31`

export async function plannedServer(
  size: number,
  {
    organisations = fewOrganisations,
    ...options
  }: Pick<ServerOptions, 'node' | 'databaseUrl'> & { readonly organisations?: number } = {},
): Promise<PlannedServer> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  const server = await startServer({ ...options, data })
  const admin = await callerOf(server, 'admin', adminPassword)
  const { id, version } = await admin.call<{ id: string; version: number }>(
    'POST',
    '/api/plans',
    planOf(size, organisations),
  )
  const { document } = await admin.call<{ document: string }>(
    'POST',
    `/api/plans/${id}/publish`,
    {},
    {
      'if-match': `"${version}"`,
    },
  )
  const { targets } = await admin.call<Pick<Catalogue, 'targets'>>('GET', '/api/catalogue')
  const planTargets = targets.filter(({ citations }) => citations.some((one) => one.document === document))
  if (planTargets.length !== size) throw new Error(`the plan has ${planTargets.length} targets`)
  const people = await employ(server, admin, planTargets[0]!.organisations[0]!)
  return signedIn(server, { data, scope: document, people, targets: planTargets })
}

type Kept = Pick<PlannedServer, 'scope' | 'targets'> & {
  readonly data: string
  readonly people: readonly (readonly [name: string, password: string])[]
}

/** The server, with its people signed in. */
async function signedIn(server: ServerProcess, kept: Kept): Promise<PlannedServer> {
  const { data, scope, people, targets } = kept
  const [secretary, reporter, reviewer] = await Promise.all(
    people.map(([name, password]) => callerOf(server, name, password)),
  )
  return {
    server,
    secretary: secretary!,
    reporter: reporter!,
    reviewer: reviewer!,
    scope,
    targets,
    report: (since, until) =>
      post(server, { authorization: `Bearer ${apiToken}` }, months(targets, since, until)),
    submit: (since, until) =>
      post(server, { cookie: reporter!.cookie, origin: server.url }, months(targets, since, until)),
    again: async (options, meanwhile) => {
      await server.kill('SIGTERM')
      meanwhile(data)
      return signedIn(await startServer({ ...options, data }), kept)
    },
    stop: async () => {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Targets of several bureaus in a city and its districts, from 1,000 to 2,000 over three years. */
function planOf(size: number, organisations: number): PlanDraft {
  const bureau = (place: number) => `市第${(place % organisations) + 1}局`
  return {
    ...emptyPlanDraft,
    document: {
      title: '厦门市数字经济三年计划（虚构）',
      shortTitle: '厦门数字经济',
      issuers: ['厦门市人民政府'],
      region: '厦门市',
      start: `${planStart}-01`,
      due: `${allMonths.at(-1)}-31`,
      lead: bureau(0),
    },
    organisations: Array.from({ length: organisations }, (_, place) => ({ name: bureau(place) })),
    targets: Array.from({ length: size }, (_, place) => ({
      name: `第${place + 1}类企业数字化改造数`,
      value: String(targetValue),
      unit: '家',
      basis: '期末存量',
      baseline: String(baseline),
      lead: [bureau(place)],
      // The city itself has a figure that no district has.
      ...(place % 7 > 0 && { region: districts[(place % 7) - 1]! }),
    })),
  }
}

/** A secretary, a person who reports for the organisation in all regions, and a reviewer of these. */
async function employ(server: ServerProcess, admin: Caller, organisation: string): Promise<Kept['people']> {
  const office = { displayName: '秘书', roles: ['secretary'], organisations: [], regions: [] }
  const bureau = {
    displayName: '填报员',
    roles: ['reporter'],
    organisations: [organisation],
    regions: ['350200'],
  }
  const review = { displayName: '审核员', roles: ['reviewer'], organisations: [], regions: ['350200'] }
  const wanted = { secretary: office, reporter: bureau, reviewer: review }
  const people: (readonly [string, string])[] = []
  for (const [name, one] of Object.entries(wanted)) {
    const { password } = await admin.call<PersonWithPassword>('POST', '/api/people', { name, ...one })
    await takeUpAccount(server, name, password, adminPassword)
    people.push([name, adminPassword])
  }
  return people
}

/** The pace of a target: of every five targets one is far behind, one is slightly behind, and three are ahead. */
const pace = (place: number) => [0.4, 0.95, 1.1, 1.15, 1.05][place % 5]!

/** The values of every target in each month of a time, one list a month. */
function months(targets: Kept['targets'], since: string, until: string): ObservationItem[][] {
  return allMonths.flatMap((month, place) => {
    if (month < since || month >= until.slice(0, 7)) return []
    const share = (place + 1) / allMonths.length
    const items = targets.map(({ indicator, region }, nth) => {
      const wobble = 1 + 0.01 * Math.sin(place + nth)
      const value = Math.round(baseline + (targetValue - baseline) * share * pace(nth) * wobble)
      return { indicator, region, period: month.replace('-', '-M'), value }
    })
    return [items]
  })
}

async function post(
  server: ServerProcess,
  credentials: Readonly<Record<string, string>>,
  batches: readonly (readonly ObservationItem[])[],
): Promise<void> {
  for (const items of batches) {
    const answer = await fetch(`${server.url}/api/observations`, {
      method: 'POST',
      headers: { ...credentials, 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    })
    if (!answer.ok) throw new Error(`${items[0]!.period} answered ${answer.status}: ${await answer.text()}`)
  }
}
