import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import type { LightReason, Protocol2Message } from '#server/contract/live.ts'
import type { ObservationRecord, ObservationsAccepted } from '#server/contract/observations.ts'
import type { NewPerson, PersonWithPassword } from '#server/contract/people.ts'
import type { Why } from '#server/contract/why.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { demoCaller, takeUpAccount } from '#tests/support/given/demo-meeting.ts'
import { adminPassword, apiToken, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'
import { linkOf, openWatchedWall } from './watched-wall.ts'

// 全国5G基站总数: 321.5 万个 at the end of October 2023 (中国科普网 2023-11-23); August was not published.
const series = { indicator: 'national-5g-base-stations', region: '100000' }
const target = 'national-2023-5g-base-stations'
/** The other target of this board on the same series. */
const other = 'national-2022-new-5g-base-stations'
/** The wall, and the answers that it keeps at hand. */
const wallOfTargets = {
  address: '/wall?scope=national-5g-targets&at=2023-10-31',
  atHand: ['/api/observations', `/api/targets/${other}/why`, `/api/targets/${target}/why`],
}
const authorization = `Bearer ${apiToken}`

/** The token's right to publish lets what it posts count as approved at once. */
async function publish(server: ServerProcess, period: string, value: number): Promise<void> {
  const answer = await fetch(`${server.url}/api/observations`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ ...series, period, value, note: '按公报更正' }] }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
async function read<T>(server: ServerProcess, path: string): Promise<T> {
  const answer = await fetch(server.url + path, { headers: { authorization } })
  return (await answer.json()) as T
}

/**
 * The desk of a new person with the rights that an administrator gives.
 * @returns a function that posts, and gives the body of the answer
 */
async function deskOf(
  server: ServerProcess,
  person: Omit<NewPerson, 'displayName'>,
): Promise<(path: string, body: object) => Promise<unknown>> {
  const { name } = person
  const admin = await demoCaller(server, 'admin')
  const made = await admin.call<PersonWithPassword>('POST', '/api/people', { ...person, displayName: name })
  const desk = await takeUpAccount(server, name, made.password, adminPassword)
  return (path, body) => desk.call('POST', path, body)
}

/** The reasons of the target of 2023 are opened. */
async function explain(page: Page): Promise<void> {
  await page.locator('.attention .row', { hasText: '全国5G基站总数' }).click()
  await page.locator('.panel .steps').waitFor()
}

/** The value of October in the series table, in the curve's figure, and in the reasons with their inputs and calculation. */
const shownOf = async (page: Page) => ({
  table: await page.locator('.series tbody .value').first().innerText(),
  figure: /^[\d.]+/.exec(await page.locator('.headline .figure').last().innerText())?.[0],
  input: /[\d.]+/.exec(await page.locator('.panel .figure').first().innerText())?.[0],
  step: /[\d.]+/.exec(await page.locator('.panel .steps b').first().innerText())?.[0],
})
const all = (value: string) => ({ table: value, figure: value, input: value, step: value })
const points = async (page: Page) => {
  const told = await page.locator('.picture [role=img]').last().getAttribute('aria-label')
  return Number(/(\d+) 个数据点/.exec(told ?? '')?.[1])
}

describe('a wall', () => {
  it('asks for nothing when values are approved, revised and revoked, and shows each; after a missed stretch it is right again', async ({
    server,
    browser,
  }) => {
    const proxy = await cuttableProxy(server.port)
    try {
      const wall = await openWatchedWall(server, browser, proxy, wallOfTargets)
      const { page, asked } = wall
      const published = await read<{ observations: ObservationRecord[] }>(
        server,
        `/api/observations?indicator=${series.indicator}&region=100000&from=2023-10&to=2023-10`,
      )
      const why = await read<Why>(server, `/api/targets/${target}/why?at=2023-10-31`)

      await publish(server, '2023-M10', 321.6)
      await expect.poll(() => page.locator('.ticker').innerText()).toContain('321.6')
      await explain(page)
      await expect.poll(() => shownOf(page)).toEqual(all('321.6'))
      const before = await points(page)
      await publish(server, '2023-M08', 312)
      for (let tenth = 7; tenth < 15; tenth++) await publish(server, '2023-M10', (3210 + tenth) / 10)
      await expect.poll(() => shownOf(page)).toEqual(all('322.4'))
      expect(await points(page)).toBe(before + 1)
      expect(asked()).toEqual([])

      proxy.cut()
      await expect.poll(() => linkOf(page)).toBe('重连中')
      await publish(server, '2023-M10', 322.6)
      proxy.restore()
      await expect.poll(() => shownOf(page)).toEqual(all('322.6'))
      expect(asked().filter((path) => path !== '/api/board')).toEqual([])

      wall.tellAsServer(revocation(wall.lastTold(), published.observations[0]!, why))
      await expect.poll(() => shownOf(page)).toEqual(all('321.5'))
      expect(await points(page)).toBe(before + 1)
      expect(asked()).toEqual([])

      // The message was made up: once the wall's line is back, a whole board tells the value that still stands.
      proxy.cut()
      await expect.poll(() => linkOf(page)).toBe('重连中')
      proxy.restore()
      await expect.poll(() => shownOf(page)).toEqual(all('322.6'))
    } finally {
      await proxy.close()
    }
  })

  it('asks for nothing when a figure is submitted and returned, and shows none of it', async ({
    server,
    browser,
  }) => {
    const proxy = await cuttableProxy(server.port)
    try {
      const { page, asked } = await openWatchedWall(server, browser, proxy, wallOfTargets)
      await explain(page)
      const cell = { ...series, period: '2023-M10' }
      const bounds = { organisations: ['national-gongxin'], regions: ['100000'] }
      const reporter = await deskOf(server, { name: 'zhang', roles: ['reporter'], ...bounds })
      const submitted = { items: [{ ...cell, value: 232.6, note: '十月末数，按专项调查更正' }] }
      const { accepted } = (await reporter('/api/observations', submitted)) as ObservationsAccepted
      const reviewer = await deskOf(server, { name: 'li', roles: ['reviewer'], ...bounds })
      const returned = { items: [{ ...cell, revision: accepted[0]!.revision, reason: '与公报不符，请核对' }] }
      expect(await reviewer('/api/review/returns', returned)).toMatchObject({ decided: 1 })

      // Once the wall has heard the next approval, it has heard everything about the return.
      await publish(server, '2023-M10', 322.8)
      await expect.poll(() => shownOf(page)).toEqual(all('322.8'))
      expect(asked()).toEqual([])
    } finally {
      await proxy.close()
    }
  })

  it('asks for the catalogue and for what it has opened or at hand when the catalogue changes', async ({
    server,
    browser,
  }) => {
    const proxy = await cuttableProxy(server.port)
    try {
      const { page, asked } = await openWatchedWall(server, browser, proxy, wallOfTargets)
      await explain(page)
      const shown = await shownOf(page)
      const { context } = await watchedContext(browser)
      await signIn(context, server, 'admin')
      const answer = await context.request.put(`${server.url}/api/calendar-years/2031`, {
        headers: { origin: server.url },
        // A year without days off turns no light, so that it waits for no second person.
        data: { source: '国务院办公厅通知', holidays: [], workdays: [] },
      })
      expect(answer.ok()).toBe(true)
      const seen: string[] = []
      await expect
        .poll(() => {
          seen.push(...asked())
          return seen.toSorted()
        })
        .toEqual(['/api/catalogue', ...wallOfTargets.atHand])
      expect(await shownOf(page)).toEqual(shown)
      // Once the wall shows the next approval, it has asked for all that the catalogue's change called for.
      await publish(server, '2023-M10', 322.9)
      await expect.poll(() => shownOf(page)).toEqual(all('322.9'))
      expect(asked()).toEqual([])
    } finally {
      await proxy.close()
    }
  })
})

/** The message that October's newest value is revoked: the published value stands again, and `why` is as before. */
function revocation(
  { sequence, hash }: { sequence: number; hash: string },
  { sequence: entered, decidedAt, ...stands }: ObservationRecord,
  why: Why,
): Protocol2Message {
  const { row, rule, steps, toGreen, remarks, computed } = why
  const names = { name: row.name, unit: row.unit, organisationName: row.organisationName }
  const observation = { ...stands, ...names, entered, approvedAt: decidedAt!, previous: null, demo: false }
  const targets: BoardRow[] = [row]
  const reasons: LightReason[] = [
    { target: row.target, sentence: rule.sentence, steps, toGreen, remarks, computed },
  ]
  return {
    ...{ type: 'change', cause: 'revoked', sequence: sequence + 1, previous: sequence, hash },
    ...{ cell: { ...series, period: '2023-M10' }, observation, targets, reasons, computed: [] },
  }
}

describe('a wall whose line is a black hole', () => {
  it('says so across its whole width, and is live again once bytes pass', async ({ server, browser }) => {
    const proxy = await cuttableProxy(server.port)
    try {
      const { page } = await openWatchedWall(server, browser, proxy, wallOfTargets)
      expect(await page.locator('.band').count()).toBe(0)
      proxy.swallow()
      await page.locator('.band').waitFor()
      expect(await linkOf(page)).toBe('重连中')
      expect(await page.locator('.band').innerText()).toMatch(
        /^数据停留在 .*本屏连不上服务器，连上后自动更新$/s,
      )
      proxy.restore()
      await expect.poll(() => linkOf(page)).toContain('实时')
      expect(await page.locator('.band').count()).toBe(0)
    } finally {
      await proxy.close()
    }
  })
})
