import type { Page } from 'playwright-core'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Density } from '#metrics/wording/installation/scenes.ts'
import type { Board, BoardRow } from '#server/contract/board.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { SessionView } from '#server/contract/session.ts'
import { catalogue } from '#seeds/catalogue.ts'

/** The board that a wall gets: the demo's, or one without reports, with the longest names, or with more than 300 targets. */
export type BoardForm = 'real' | 'none' | 'longest' | 'many'

const longest = (names: readonly string[]) => names.toSorted((a, b) => b.length - a.length)[0]!
const longestTarget = longest(catalogue.targets.map(({ name }) => name))
const longestOrganisation = longest(catalogue.organisations.map(({ name }) => name))
const copies = 15

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
  if (form !== 'longest') return known
  const organisations = known.organisations.map((one) => ({ ...one, name: longestOrganisation, aliases: [] }))
  return { ...known, organisations }
}

const copiesOf = (target: string) => Array.from({ length: copies }, (_, at) => `${target}-copy-${at}`)
