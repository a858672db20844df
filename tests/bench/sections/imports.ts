import { setTimeout as pause } from 'node:timers/promises'
import type { ImportShown } from '#server/contract/imports.ts'
import { apiToken, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import {
  uploadCountyHistory,
  openCountyOffice,
  countyHistory,
  type CountyOffice,
} from '#tests/support/given/county-history.ts'
import { limited, percentile, type Figure } from '../figure.ts'
import { progress } from '../progress.ts'
import { resident } from '../resident.ts'

const values = 100_000
const seconds = 60
const megabytes = 500
/** Milliseconds within which other people are answered. */
const patience = 200

/** A table of 100,000 values is imported, from the upload to the release, while other people look at a board and report values. */
export async function imports(): Promise<Figure[]> {
  const server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
  try {
    const office = await openCountyOffice(server, { targets: 50 })
    const table = await countyHistory(office, values)
    progress(`${values.toLocaleString('en')} values in ${(table.length / 1e6).toFixed(1)} MB`)
    const { result, before, most, others } = await besideOthers(server, office, async () => {
      const begun = performance.now()
      const id = await uploadCountyHistory(server, office, table)
      const checked = await until(office, id, ({ state }) => state !== 'checking')
      const checkedIn = performance.now() - begun
      const submitted = checked.state === 'submitting' ? await until(office, id, isSettled) : checked
      const storedIn = performance.now() - begun
      expectState(submitted, 'submitted')
      const atRelease = performance.now()
      await office.reviewer.call('POST', `/api/imports/${id}/release`)
      expectState(await until(office, id, isSettled), 'released')
      return { checkedIn, storedIn, releasedIn: performance.now() - atRelease }
    })
    const { checkedIn, storedIn, releasedIn } = result
    const named = `${values.toLocaleString('en')} values of history`
    return [
      limited(`${named}, checked and on the ledger`, storedIn / 1_000, 's', seconds),
      { what: '… of which read and checked', measured: checkedIn / 1_000, unit: 's' },
      limited(`${named}, released`, releasedIn / 1_000, 's', seconds),
      limited(`${named}, memory over the idle process`, (most - before) / 1e6, 'MB', megabytes),
      { what: '… of the process as a whole', measured: most / 1e6, unit: 'MB' },
      ...others,
    ]
  } finally {
    await server.stop()
  }
}

/**
 * An act runs while other people look at a board and report values.
 * @returns its result; the resident memory before it and at most, in bytes; and the waits of the others
 */
export async function besideOthers<T>(server: ServerProcess, office: CountyOffice, act: () => Promise<T>) {
  const alone = askMeanwhile(server, office)
  await pause(5_000)
  const usual = await alone.stop()
  const before = resident(server.pid)
  let most = before
  const sampling = setInterval(() => (most = Math.max(most, resident(server.pid))), 20)
  const meanwhile = askMeanwhile(server, office)
  const result = await act()
  clearInterval(sampling)
  const { asked, written } = await meanwhile.stop()
  const others = [
    ...othersIn('boards', asked, usual.asked),
    ...othersIn('values kept', written, usual.written),
  ]
  return { result, before, most, others }
}

/** The waits of other people, meanwhile and before. */
function othersIn(what: string, times: readonly number[], usual: readonly number[]): Figure[] {
  const before = { what: 'before that', measured: Math.max(...usual) }
  return [
    limited(`others meanwhile: the slowest of ${times.length} ${what}`, Math.max(...times), 'ms', patience),
    { what: '… beside the slowest before', measured: Math.max(...times), unit: 'ms', reference: before },
    { what: '… 99 of 100 within', measured: percentile(times, 0.99), unit: 'ms' },
  ]
}

export const isSettled = ({ state }: ImportShown) => !state.endsWith('ing')

/** @throws Error with the findings, where the import has another state */
export function expectState({ state, reason, findings }: ImportShown, wanted: ImportShown['state']): void {
  if (state === wanted) return
  throw new Error(`the import is ${state}: ${reason ?? JSON.stringify(findings.slice(0, 3))}`)
}

async function until(
  { admin }: CountyOffice,
  id: string,
  reached: (shown: ImportShown) => boolean,
): Promise<ImportShown> {
  return untilShown(() => admin.call<ImportShown>('GET', `/api/imports/${id}`), reached)
}

/** An import is asked for again and again by whoever may see it. */
export async function untilShown(
  ask: () => Promise<ImportShown>,
  reached: (shown: ImportShown) => boolean,
): Promise<ImportShown> {
  for (;;) {
    const shown = await ask()
    if (reached(shown)) return shown
    await pause(250)
  }
}

/**
 * Another city's board is asked for ten times a second, and a value of the city is reported four times.
 * @returns the milliseconds of each
 */
function askMeanwhile(server: ServerProcess, { admin }: CountyOffice) {
  const [asked, written]: [number[], number[]] = [[], []]
  let goesOn = true
  const again = async (every: number, times: number[], ask: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; goesOn; turn += 1) {
      const begun = performance.now()
      await ask(turn)
      times.push(performance.now() - begun)
      await pause(every)
    }
  }
  const loops = [
    again(100, asked, () => admin.call('GET', '/api/board?scope=350200-plan-1')),
    again(250, written, (turn) => handInOne(server, 1_600 + (turn % 7))),
  ]
  return {
    stop: async () => {
      goesOn = false
      await Promise.all(loops)
      return { asked, written }
    },
  }
}

async function handInOne({ url }: ServerProcess, value: number): Promise<void> {
  const item = { indicator: '350200-1', region: '350200', period: '2024-M01', value }
  const answer = await fetch(`${url}/api/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ ...item, note: '一月站址已逐一核对，清单附后' }] }),
  })
  if (!answer.ok) throw new Error(`a value was answered ${answer.status}: ${await answer.text()}`)
}
