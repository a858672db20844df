import type { IncomingHttpHeaders } from 'node:http'
import type { App } from '../../app.ts'
import { presentedBy } from './credential.ts'
import { isAllowed, type Allow } from './guard.ts'
import type { RememberedProofs } from './remembered-proofs.ts'

/**
 * Whether what a request presents is known to suffice for `allow`, at each time of asking. False means that it is not
 * known: the request then goes through the door (guard.ts), which asks the database.
 */
export type KnownRight = (headers: IncomingHttpHeaders) => (allow: Allow) => boolean

/**
 * Knows a right that the database has proved since anyone's access last changed, as the ledger tells at every instance,
 * or anyone signed out here. A signing out at another instance is found out by looking now and then (watch-access.ts).
 */
export function knownRight(app: App, proofs: RememberedProofs): KnownRight {
  return (headers) => {
    const cookies = headers.cookie === undefined ? {} : app.parseCookie(headers.cookie)
    const sure = proofs.sure(presentedBy(headers, cookies))
    return (allow) => {
      const credential = sure()
      return credential !== null && isAllowed(credential.actor, allow)
    }
  }
}
