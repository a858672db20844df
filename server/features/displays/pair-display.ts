import { randomUUID, timingSafeEqual } from 'node:crypto'
import { later } from '../../clock.ts'
import type { ConfirmDisplay, Pairing, PairingState } from '../../contract/displays.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { displayBySecret } from '../../access/queries.ts'
import { hashOfSecret, newPairingCode, newSecret } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import {
  deleteDisplay,
  endExpiredPairings,
  insertDisplay,
  updateDisplay,
  waitingDisplays,
  type DisplayRow,
} from './queries.ts'
import { freeName, keptShown, refuseUnknownBoard, refuseUnknownProfile } from './what-it-shows.ts'

const codeLasts = 10 * 60_000
/**
 * The most displays that may wait to be paired at once: from one address, which is refused further ones, and from all. With so few among
 * 10⁸ codes, a mistyped code is hardly that of another display. Where the places of all are taken, one from the address with the most leaves
 * its own, so that nobody is kept out.
 */
const mostWaiting = { one: 5, all: 300 } as const

/** The column `remote` of a remote that waits to be paired: it directs no display. */
const waitingRemote = '{"displays":[]}'

/** The addresses from which displays wait to be paired at this instance, by the display's id. */
export type WaitingPlaces = Map<string, string>

type Needs = Pick<Deps, 'store' | 'clock'>

/**
 * Gives a new display a pairing code and a secret, where its address has a place left. A display that is known by its secret (`held`) gets a
 * new code and stays the same display; if it is paired, it must ask with `again`, and stays paired. @returns the code to show and the secret to keep @throws AppError
 * too-many-requests, conflict
 */
export async function startPairing(
  { store, clock }: Needs,
  {
    held,
    again,
    remote,
    address,
  }: { held: string | undefined; again: boolean; remote: boolean; address: string },
  places: WaitingPlaces,
): Promise<Pairing & { secret: string }> {
  const fresh = newSecret()
  return store.write(async (writer) => {
    const now = clock.now()
    await endExpiredPairings(writer, now)
    const known = held === undefined ? undefined : await displayBySecret(writer, hashOfSecret(held))
    const kind = remote ? waitingRemote : null
    const isOther = known?.confirmedAt != null && (known.remote !== null) !== remote
    const own = known?.revokedAt === null && !isOther ? known : undefined
    if (own && own.confirmedAt !== null && !again) {
      throw new AppError(
        'conflict',
        remote
          ? `这台设备已配对为遥控器“${own.name}”，不必重新配对。`
          : `这块屏已配对为“${own.name}”。改名、换看板请管理员在“管理 · 大屏”里修改，不必重新配对。`,
      )
    }
    const waiting = (await waitingDisplays(writer, now)).filter(({ id }) => id !== own?.id)
    const taken = new Set(waiting.map(({ codeHash }) => codeHash))
    if (!own) await findPlace(writer, waiting, address, places)
    let code = newPairingCode()
    while (taken.has(hashOfSecret(code))) code = newPairingCode()
    const expiresAt = later(now, codeLasts)
    const shown = { codeHash: hashOfSecret(code), codeExpiresAt: expiresAt }
    if (own && held !== undefined) {
      await updateDisplay(writer, own.id, { ...shown, ...(own.confirmedAt === null && { remote: kind }) })
      return { code, expiresAt, secret: held }
    }
    const id = randomUUID()
    places.set(id, address)
    await insertDisplay(writer, {
      id,
      name: '',
      ...shown,
      secretHash: hashOfSecret(fresh),
      createdAt: now,
      confirmedAt: null,
      confirmedBy: null,
      revokedAt: null,
      lastSeenAt: null,
      scope: null,
      at: null,
      scenes: null,
      density: null,
      profile: null,
      state: null,
      lead: null,
      remote: kind,
      meeting: null,
    })
    return { code, expiresAt, secret: fresh }
  })
}

/**
 * Finds a place for another display that waits. Where all are taken, the oldest of the address with the most leaves its own; a display
 * whose address another instance knows counts alone. @throws AppError too-many-requests where the address itself has too many
 */
async function findPlace(
  writer: Writer,
  waiting: readonly DisplayRow[],
  address: string,
  places: WaitingPlaces,
): Promise<void> {
  const fresh = waiting.filter(({ confirmedAt }) => confirmedAt === null)
  const ids = new Set(fresh.map(({ id }) => id))
  for (const id of places.keys()) if (!ids.has(id)) places.delete(id)
  const counts = new Map<string, number>()
  for (const one of places.values()) counts.set(one, (counts.get(one) ?? 0) + 1)
  const ofAddress = counts.get(address) ?? 0
  if (ofAddress >= mostWaiting.one)
    throw new AppError(
      'too-many-requests',
      `本地址已有 ${ofAddress} 块大屏等待配对，请先确认已显示的配对码，或 10 分钟后再试。`,
      { retryAfter: codeLasts / 1000 },
    )
  if (fresh.length < mostWaiting.all) return
  const besides = ({ id }: DisplayRow) => counts.get(places.get(id) ?? '') ?? 1
  const [leaving] = fresh.toSorted((a, b) => besides(b) - besides(a) || (a.createdAt < b.createdAt ? -1 : 1))
  if (leaving) await deleteDisplay(writer, leaving.id)
}

/** The state of the pairing that the display with this secret began. */
export async function pairingState(
  { store, clock }: Needs,
  secret: string | undefined,
): Promise<PairingState> {
  const display = secret === undefined ? undefined : await displayBySecret(store.reader, hashOfSecret(secret))
  if (!display || display.revokedAt !== null) return { state: 'expired' }
  const showsCode = (display.codeExpiresAt ?? '') > clock.now()
  const kind = display.remote === null ? {} : { remote: true as const }
  if (display.confirmedAt !== null)
    return { state: 'confirmed', name: display.name, again: showsCode, ...kind }
  return { state: showsCode ? 'waiting' : 'expired', ...kind }
}

/** The display or remote that shows a typed code; undefined where none does. */
export async function showing(writer: Writer, code: string, now: string): Promise<DisplayRow | undefined> {
  const typed = Buffer.from(hashOfSecret(code))
  const waiting = await waitingDisplays(writer, now)
  return waiting.find(({ codeHash }) => codeHash !== null && timingSafeEqual(Buffer.from(codeHash), typed))
}

/**
 * Pairs the display that shows a typed code, under a name and with a board; from then on its cookie may read. @throws AppError not-found,
 * unknown-scope, bad-request, conflict
 */
export async function confirmDisplay(
  { store, clock, catalogue }: Needs & Pick<Deps, 'catalogue'>,
  actor: Actor,
  { code, name: wanted, scope, at, scenes, density, profile }: ConfirmDisplay,
): Promise<DisplayRow> {
  const shown = {
    ...(scope !== undefined && { scope, at: at ?? null }),
    ...(scenes && { scenes }),
    ...(density && { density }),
    ...(profile !== undefined && { profile }),
  }
  refuseUnknownBoard(catalogue.current(), shown)
  return store.write(async (writer) => {
    const now = clock.now()
    const display = await showing(writer, code, now)
    if (!display)
      throw new AppError('not-found', '没有大屏在显示这个配对码，或已过 10 分钟。请核对大屏上的数字。')
    if (display.remote !== null)
      throw new AppError('bad-request', '这是遥控器的配对码，不是大屏的。请在“遥控器”页确认。')
    const name = await freeName(writer, wanted, { id: display.id, now })
    await refuseUnknownProfile(writer, shown)
    const confirmed = {
      name,
      ...keptShown(shown),
      codeHash: null,
      codeExpiresAt: null,
      confirmedAt: now,
      confirmedBy: actor.id,
      lastSeenAt: now,
    }
    await updateDisplay(writer, display.id, confirmed)
    await writer.append({
      actor: actor.id,
      kind: 'display.confirmed',
      subject: `display:${display.id}`,
      payload: { name, ...shown, secretDigest: digestOfSecret(display.secretHash) },
    })
    return { ...display, ...confirmed }
  })
}
