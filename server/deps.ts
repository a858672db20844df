import type { Clock } from './clock.ts'
import type { NoticeSettings } from './alerts/notices.ts'
import type { Backups } from './backup/scheduled-backups.ts'
import type { CatalogueSource } from './catalogue-source.ts'
import type { Store } from './db/store.ts'
import type { Outbox } from './jobs/outbox/outbox.ts'
import type { Jobs } from './jobs/scheduler.ts'
import type { Files } from './files/files.ts'
import type { Hub } from './live/hub.ts'
import type { NamedHosts } from './outgoing/allowed-address.ts'
import type { SecretSeal } from './outgoing/sealed-secret.ts'
import type { RunApart, ThreadFigures } from './workers/worker-pool.ts'

/** Everything the app is given; nothing below reaches for the environment, the clock or the database by itself. */
export interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly hub: Hub
  readonly backups: Backups
  readonly jobs: Jobs
  readonly files: Files
  readonly outbox: Outbox
  /** Where notices of the daily work go. */
  readonly notices: NoticeSettings
  /** Where the server may connect to by itself, beyond the internet. */
  readonly outgoing: NamedHosts
  /** Seals what the server itself must read again of the database, with a key that does not lie there. */
  readonly secrets: SecretSeal
  /** For what would hold up everybody else: reading files, making documents. */
  readonly runApart: RunApart
  readonly threads: () => ThreadFigures
  readonly version: string
  /** Which build the pages are; undefined where there are none. */
  readonly build: () => string | undefined
  /** Folder of the built web pages; absent in tests that need none. */
  readonly webRoot?: string
  /** Minutes after which whoever does nothing is signed out; 0: never for that. */
  readonly idleMinutes: number
  /** The three administrators (三员) exclude one another; absent: somebody may hold several of their roles. */
  readonly threeAdministrators?: boolean
  /** Cookies are marked Secure. */
  readonly secureCookies: boolean
}
