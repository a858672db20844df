import type { IncomingHttpHeaders } from 'node:http'
import { tokenState } from '#metrics/wording/installation/token-state.ts'
import { later, type Clock } from '../../clock.ts'
import type { Reader } from '../../db/store.ts'
import type { Actor } from '../actor.ts'
import {
  actorOfDisplay,
  actorOfPerson,
  actorOfRemote,
  actorOfToken,
  boardsOnDisplay,
  remoteOf,
  shownOnDisplay,
  type KeptRemote,
} from '../actors.ts'
import { hashOfSecret } from '../secret.ts'
import type { AccountRules } from '../../account-rules.ts'
import { firstThingOf } from './first-thing.ts'
import { sessionTerms } from './session-terms.ts'
import { sessionLasts } from '../../records/accounts/audit/verify-sessions.ts'
import {
  displayBySecret,
  profileById,
  sessionBySecret,
  standingDisplays,
  tokenBySecret,
  type TokenRow,
} from '../queries.ts'

export const sessionCookie = 'xushi_session'
export const displayCookie = 'xushi_display'

/** The proofs that a request sends. */
export interface Presented {
  readonly authorization: string | undefined
  readonly session: string | undefined
  readonly display: string | undefined
}

/** The proofs of a request, from its header and its cookies. */
export function presentedBy(
  { authorization }: IncomingHttpHeaders,
  cookies: Readonly<Record<string, string | undefined>>,
): Presented {
  return { authorization, session: cookies[sessionCookie], display: cookies[displayCookie] }
}

/** A proof that holds: its actor, the keys by which its sockets are closed, and its end. */
export interface Credential {
  readonly actor: Actor
  /** The actor's id, and the session's key where there is one. */
  readonly keys: readonly string[]
  readonly expiresAt?: string
}

/** The key of the sockets of one session. */
export function sessionKey(secretHash: string): string {
  return `session:${secretHash}`
}

/**
 * The credential of a request; null where no proof holds. A token that is sent counts alone, even if a cookie would hold. Other kinds of
 * Authorization are ignored, because a proxy in front may use them.
 */
export async function authenticate(
  reader: Reader,
  { clock, idleMinutes, accountRules }: { clock: Clock; idleMinutes: number; accountRules: AccountRules },
  presented: Presented,
): Promise<Credential | null> {
  const secret = bearerOf(presented)
  if (secret !== undefined) {
    const token = await tokenAsSent(reader, secret)
    if (!token || tokenState(token, clock.now()) !== 'valid') return null
    const { expiresAt } = token
    return {
      actor: actorOfToken(token),
      keys: [`token:${token.id}`],
      ...(expiresAt !== null && { expiresAt }),
    }
  }
  if (presented.session !== undefined) {
    const secretHash = hashOfSecret(presented.session)
    const found = await sessionBySecret(reader, secretHash, sessionTerms(clock, idleMinutes))
    if (found) {
      const sessionBegan = later(found.expiresAt, -sessionLasts)
      // The act, such as choosing a password, without which the person may do nothing else.
      const mustFirst = firstThingOf(found.person, accountRules, sessionBegan)
      const actor = { ...actorOfPerson(found.person), ...(mustFirst && { mustFirst }) }
      return { actor, keys: [actor.id, sessionKey(secretHash)], expiresAt: found.expiresAt }
    }
  }
  if (presented.display === undefined) return null
  const display = await displayBySecret(reader, hashOfSecret(presented.display))
  if (!display || display.confirmedAt === null || display.revokedAt !== null) return null
  const remote = remoteOf(display)
  if (remote) {
    const actor = actorOfRemote(display, remote, await boardsOfRemote(reader, remote))
    return { actor, keys: [actor.id] }
  }
  const profile = display.profile === null ? undefined : await profileById(reader, display.profile)
  const actor = actorOfDisplay(display, profile)
  return { actor, keys: [actor.id] }
}

/** The boards of the displays that a remote directs. */
async function boardsOfRemote(reader: Reader, { displays }: KeptRemote): Promise<readonly string[]> {
  const boards = new Set<string>()
  for (const row of await standingDisplays(reader)) {
    if (displays?.includes(row.id) === false) continue
    const profile = row.profile === null ? undefined : await profileById(reader, row.profile)
    for (const board of boardsOnDisplay(shownOnDisplay(row, profile))) boards.add(board)
  }
  return [...boards]
}

/** The secret of a token as it was sent; undefined where none was. */
export function bearerOf({ authorization = '' }: Presented): string | undefined {
  return /^Bearer(.*)$/i.exec(authorization)?.[1]?.replace(/^ +/, '')
}

/**
 * The token with this secret, valid or not. Node reads the bytes of a header as Latin-1, while clients send a secret beyond ASCII as UTF-8
 * or Latin-1.
 */
export async function tokenAsSent(reader: Reader, sent: string): Promise<TokenRow | undefined> {
  const secret = Buffer.from(sent, 'latin1').toString()
  const token = await tokenBySecret(reader, hashOfSecret(secret))
  return token || secret === sent ? token : tokenBySecret(reader, hashOfSecret(sent))
}
