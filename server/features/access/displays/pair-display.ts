import { randomUUID, timingSafeEqual } from 'node:crypto'
import { later } from '../../../clock.ts'
import type { ConfirmDisplay, Pairing, PairingState } from '../../../contract/displays.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../actor.ts'
import { hashOfSecret, newPairingCode, newSecret } from '../secret.ts'
import {
  deleteExpiredPairings,
  displayBySecret,
  insertDisplay,
  updateDisplay,
  waitingDisplays,
  type DisplayRow,
} from './queries.ts'

const codeLasts = 10 * 60_000
/** Walls that may wait at once: with so few codes good among 10⁸, a guess is hopeless. */
const mostWaiting = 20

type Needs = Pick<Deps, 'store' | 'clock'>

/** A wall asks to be paired. @returns the code to show and the secret to keep @throws AppError too-many-requests */
export async function startPairing({ store, clock }: Needs): Promise<Pairing & { secret: string }> {
  const secret = newSecret()
  return store.write(async (writer) => {
    const now = clock.now()
    await deleteExpiredPairings(writer, now)
    const taken = new Set((await waitingDisplays(writer, now)).map(({ codeHash }) => codeHash))
    if (taken.size >= mostWaiting) {
      throw new AppError(
        'too-many-requests',
        '等待配对的大屏过多，请先确认已显示的配对码，或 10 分钟后再试。',
        {
          retryAfter: codeLasts / 1000,
        },
      )
    }
    let code = newPairingCode()
    while (taken.has(hashOfSecret(code))) code = newPairingCode()
    const expiresAt = later(now, codeLasts)
    await insertDisplay(writer, {
      id: randomUUID(),
      name: '',
      codeHash: hashOfSecret(code),
      codeExpiresAt: expiresAt,
      secretHash: hashOfSecret(secret),
      createdAt: now,
      confirmedAt: null,
      confirmedBy: null,
      revokedAt: null,
      lastSeenAt: null,
      scope: null,
      at: null,
    })
    return { code, expiresAt, secret }
  })
}

/** How the pairing stands that a wall began with this secret. */
export async function pairingState(
  { store, clock }: Needs,
  secret: string | undefined,
): Promise<PairingState['state']> {
  const display = secret === undefined ? undefined : await displayBySecret(store.reader, hashOfSecret(secret))
  if (!display || display.revokedAt !== null) return 'expired'
  if (display.confirmedAt !== null) return 'confirmed'
  return (display.codeExpiresAt ?? '') > clock.now() ? 'waiting' : 'expired'
}

/** An administrator types what the wall shows; from then on the wall's cookie may read. @throws AppError not-found */
export async function confirmDisplay(
  { store, clock }: Needs,
  actor: Actor,
  { code, name }: ConfirmDisplay,
): Promise<DisplayRow> {
  const typed = Buffer.from(hashOfSecret(code))
  return store.write(async (writer) => {
    const now = clock.now()
    const waiting = await waitingDisplays(writer, now)
    const shows = ({ codeHash }: DisplayRow) =>
      codeHash !== null && timingSafeEqual(Buffer.from(codeHash), typed)
    const [display] = waiting.filter(shows)
    if (!display)
      throw new AppError('not-found', '没有大屏在显示这个配对码，或已过 10 分钟。请核对大屏上的数字。')
    const confirmed = {
      name,
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
      payload: { name },
    })
    return { ...display, ...confirmed }
  })
}
