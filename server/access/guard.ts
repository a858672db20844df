import type { FastifyRequest } from 'fastify'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { App } from '../http/fastify-app.ts'
import { refuseOtherHost, refuseOtherSite } from '../http/asked-host.ts'
import { bodyLimits } from '../http/body-limits.ts'
import { hasRight, rightNames, type Right } from '../contract/rights.ts'
import type { FirstThing } from '../contract/session.ts'
import type { Deps } from '../deps.ts'
import { isDatabaseFailure } from '../db/database-errors.ts'
import { AppError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { authenticate, presentedBy, type Credential, type Presented } from './credentials/credential.ts'
import { noAccountRules } from '../account-rules.ts'
import { refuseUnready } from './credentials/first-thing.ts'
import { refusalOfProof, type RefusedToken } from './credentials/refusal.ts'
import type { CredentialCache } from './credentials/credential-cache.ts'
import { refuseOtherBoards, refuseUndisclosed, type Reads } from './token-boards.ts'

/** The actors who may call a route: those with the right, or with one of several, or anyone, signed in or not. */
export type Allow = Right | readonly Right[] | 'anyone'

declare module 'fastify' {
  interface FastifyContextConfig {
    allow: Allow
    /** Whether the route is answered from memory, with a kept credential that the database need not prove again. */
    fromMemory?: boolean
    /** The acts that a person may still have to do first while this route is open already; absent: none. */
    beforeReady?: readonly FirstThing[]
    /** The part of boards that the route reads, for displays and for tokens that are narrowed; absent: the route is closed to them. */
    reads?: Reads
  }
  interface FastifyRequest {
    credential: Credential | null
    actor: Actor | null
    /** The token of the request, where it was refused for that token; otherwise null. */
    refusedToken: RefusedToken | null
    /** Whether the request is answered without the database. */
    fromMemory: boolean
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Guards every route: a route must state `allow`, and a request needs that right. */
export function guard(
  app: App,
  {
    store,
    clock,
    catalogue,
    idleMinutes,
    accountRules = noAccountRules,
    secureCookies,
    hosts = [],
  }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'idleMinutes' | 'accountRules' | 'secureCookies' | 'hosts'>,
  credentials: CredentialCache,
): void {
  app.decorateRequest('credential', null)
  app.decorateRequest('actor', null)
  app.decorateRequest('refusedToken', null)
  app.decorateRequest('fromMemory', false)

  app.addHook('onRoute', (route) => {
    const allow = route.config?.allow
    if (allow === undefined) {
      throw new Error(`Route ${String(route.method)} ${route.url} does not say whom it allows (config.allow)`)
    }
    if (allow !== 'anyone') route.bodyLimit ??= bodyLimits.known
  })

  app.addHook('onRequest', (request, _reply, done) => {
    refuseOtherHost(request, hosts)
    if (request.is404) return done()
    const mayAct = !safeMethods.has(request.method) || request.headers.upgrade !== undefined
    if (mayAct) refuseOtherSite(request, { secureCookies })
    const { allow, fromMemory, beforeReady, reads } = request.routeOptions.config
    const presented = presentedBy(request.headers, request.cookies)
    const enter = (credential: Credential | null) => {
      request.credential = credential
      // An actor who is bound to an organisation that no longer exists answers for its successor.
      request.actor = credential && answering(catalogue.current(), credential.actor)
      if (allow !== 'anyone') refuseAnotherPerson(request.actor, request.headers[madeForHeader])
      refuseUnlessAllowed(request.actor, allow)
      if (allow !== 'anyone') refuseUnready(request.actor, beforeReady)
      if (
        request.actor &&
        allow !== 'anyone' &&
        safeMethods.has(request.method) &&
        isAsReader(request.actor, allow)
      ) {
        refuseUndisclosed(request.actor, reads)
        refuseOtherBoards(catalogue.current(), request.actor, reads, request)
      }
    }
    /** A kept credential that is refused is proved anew, unless the database is away: its rights may just have changed. */
    const mayEnter = (known: Credential): boolean => {
      try {
        enter(known)
        return true
      } catch (error) {
        if (store.away()) throw error
        return false
      }
    }
    const recall = () => (safeMethods.has(request.method) ? credentials.recall(presented) : null)
    // The database proves a credential; while it does not answer, kept credentials are taken, so that readers need not wait.
    const known = store.away() ? recall() : fromMemory ? credentials.certain(presented) : null
    if (known && mayEnter(known)) {
      request.fromMemory = fromMemory === true
      return done()
    }
    prove(presented)
      .catch((error: unknown) => {
        const credential = isDatabaseFailure(error) ? recall() : null
        if (!credential && !(isDatabaseFailure(error) && allow === 'anyone')) throw error
        return credential
      })
      .then(async (credential) => {
        if (!credential && allow !== 'anyone') {
          const { words, token } = await refusalOfProof(store.reader, clock, presented)
          request.refusedToken = token
          throw new AppError('not-signed-in', words)
        }
        enter(credential)
      })
      .then(() => done(), done)
  })

  async function prove(presented: Presented): Promise<Credential | null> {
    const note = credentials.look(presented)
    const proved = await authenticate(store.reader, { clock, idleMinutes, accountRules }, presented)
    note(proved)
    return proved
  }
}

function answering(index: CatalogueIndex, actor: Actor): Actor {
  const organisations = index.answeredBy(actor.organisations)
  return organisations === actor.organisations ? actor : { ...actor, organisations }
}

/** The header in which a page names the person that it was made for, by the id from `GET /api/session`. */
const madeForHeader = 'xushi-person'

/**
 * Refuses a request of a page that was made for another person than the one who is signed in now: nothing is stored under another's name.
 */
function refuseAnotherPerson(actor: Actor | null, madeFor: string | string[] | undefined): void {
  if (!actor || madeFor === undefined || madeFor === actor.id) return
  throw new AppError(
    'another-person',
    `本浏览器已在另一页改用“${actor.displayName}”登录，本页的内容没有保存。请以原来的账号重新登录后再操作。`,
  )
}

function refuseUnlessAllowed(actor: Actor | null, allow: Allow): void {
  if (allow === 'anyone') return
  if (!actor) throw new AppError('not-signed-in', '请先登录。')
  if (!isAllowed(actor, allow)) {
    const needed = rightsAmong(allow)
      .map((right) => rightNames[right])
      .join('或')
    throw new AppError('not-allowed', `当前身份没有「${needed}」权限。如工作需要，请联系管理员调整角色。`)
  }
}

/** Whether an actor may call a route. */
function isAllowed(actor: Actor, allow: Allow): boolean {
  return allow === 'anyone' || hasRight(actor.rights, allow)
}

/** Whether the right to read alone opened the route. The other rights of a token are not narrowed by boards. */
function isAsReader({ rights }: Actor, allow: Right | readonly Right[]): boolean {
  return !rightsAmong(allow).some((right) => right !== 'read' && rights.has(right))
}

function rightsAmong(allow: Right | readonly Right[]): readonly Right[] {
  return typeof allow === 'string' ? [allow] : allow
}

/** The actor of a request to a route that is not open to anyone. @throws AppError not-signed-in */
export function actorOfRequest(request: FastifyRequest): Actor {
  if (!request.actor) throw new AppError('not-signed-in', '请先登录。')
  return request.actor
}
