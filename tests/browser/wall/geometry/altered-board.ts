import type { Page } from 'playwright-core'
import type { Catalogue, Region } from '#metrics/catalogue/catalogue.ts'
import type { Density } from '#metrics/wording/installation/scenes.ts'
import type { Board, BoardRow } from '#server/contract/board.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { SessionView } from '#server/contract/session.ts'
import { catalogue } from '#seeds/catalogue.ts'

/**
 * The board that a wall gets: the demo's, or one without reports, with the longest names, with more than 300 targets, or
 * with 42 targets that are handed down to 21 regions.
 */
export type BoardForm = 'real' | 'none' | 'longest' | 'many' | 'handed-down'

const longest = (names: readonly string[]) => names.toSorted((a, b) => b.length - a.length)[0]!
const longestTarget = longest(catalogue.targets.map(({ name }) => name))
const longestOrganisation = longest(catalogue.organisations.map(({ name }) => name))
const copies = 15
const city = '441200'
/** The region's own parts, and others with long names. */
const parts: readonly Region[] = catalogue.regions
  .filter(({ parent, level }) => parent === city && level !== 'own')
  .concat(
    catalogue.regions
      .filter(({ parent, level }) => parent !== city && level === 'county')
      .toSorted((a, b) => b.name.length - a.name.length),
  )
  .slice(0, 21)
  .map(({ tile: _, ...region }) => ({ ...region, parent: city }))

/** The answers and messages that the page gets are altered, so that its board has this form. */
export async function alterBoard(page: Page, form: BoardForm): Promise<void> {
  if (form === 'real') return
  const alter = (board: Board): Board => ({ ...board, targets: rowsOf(form, board.targets) })
  await page.route('**/api/catalogue', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: catalogueOf(form, (await response.json()) as Catalogue) })
  })
  await page.routeWebSocket('**/live?*', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => {
      const message = JSON.parse(String(frame)) as Protocol2Message
      const told =
        message.type === 'snapshot'
          ? { ...message, board: alter(message.board), recent: form === 'none' ? [] : message.recent }
          : message
      socket.send(JSON.stringify(told))
    })
  })
}

/** The page belongs to a display that is read from this distance. */
export async function readFrom(page: Page, density: Density, scope: string, at: string): Promise<void> {
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const person = (await response.json()) as SessionView
    const display = { scope, at, scenes: [], density }
    await route.fulfill({ response, json: { ...person, kind: 'display', display } })
  })
}

function rowsOf(form: BoardForm, rows: BoardRow[]): BoardRow[] {
  if (form === 'handed-down')
    return parts.flatMap(({ code }, place) =>
      handedDown(rows).map((row, at) => ({
        ...row,
        target: `${row.target}-${code}`,
        region: code,
        distance: ((place * 8 + at * 5) % 21) / 20,
        light: (['met', 'on-schedule', 'behind', 'far-behind'] as const)[(place + at) % 4]!,
      })),
    )
  if (form === 'many')
    return rows.flatMap((row) => [row, ...copiesOf(row.target).map((target) => ({ ...row, target }))])
  if (form === 'longest')
    return rows.map((row) => ({ ...row, name: longestTarget, organisationName: longestOrganisation }))
  const nothing = {
    value: null,
    numerator: null,
    denominator: null,
    achieved: null,
    period: null,
    status: null,
  }
  const unjudged = { completion: null, distance: null, gap: null, lagMonths: null, overdueDays: null }
  return rows.map((row) => ({ ...row, ...nothing, ...unjudged, overdueSince: null, light: 'no-data' }))
}

function catalogueOf(form: BoardForm, known: Catalogue): Catalogue {
  if (form === 'many')
    return {
      ...known,
      targets: known.targets.flatMap((target) => [
        target,
        ...copiesOf(target.id).map((id) => ({ ...target, id })),
      ]),
    }
  if (form === 'handed-down') {
    const whole = known.targets.filter(({ region }) => region === city)
    return {
      ...known,
      regions: [...known.regions.filter(({ parent }) => parent !== city), ...parts],
      indicators: [...known.indicators, ...known.indicators.map((one) => ({ ...one, id: `${one.id}-2` }))],
      targets: [
        ...known.targets,
        ...parts.flatMap(({ code }) =>
          handedDown(whole.map((one) => ({ ...one, target: one.id }))).map(({ target, ...one }) => ({
            ...one,
            id: `${target}-${code}`,
            region: code,
          })),
        ),
      ],
    }
  }
  if (form !== 'longest') return known
  const organisations = known.organisations.map((one) => ({ ...one, name: longestOrganisation, aliases: [] }))
  return { ...known, organisations }
}

/** Two targets of each, which differ in what they measure. */
const handedDown = <One extends { readonly target: string; readonly indicator: string }>(
  those: readonly One[],
): One[] =>
  those.flatMap((one) => [one, { ...one, target: `${one.target}-2`, indicator: `${one.indicator}-2` }])

const copiesOf = (target: string) => Array.from({ length: copies }, (_, at) => `${target}-copy-${at}`)
