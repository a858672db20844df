import type { AccountRules } from './account-rules.ts'
import type { Clock } from './clock.ts'
import type { AlertSettings } from './alerts/alert-settings.ts'
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
import type { VerifyApart } from './records/verifying/verdict.ts'
import type { RunApart, ThreadFigures } from './workers/worker-pool.ts'

/** Everything that the application is given, so that no part of it reads the environment, the clock or the database by itself. */
export interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly hub: Hub
  readonly backups: Backups
  readonly jobs: Jobs
  readonly files: Files
  readonly outbox: Outbox
  /** Where operators are told of interruptions; absent: nowhere. */
  readonly alerts?: AlertSettings
  /** The addresses of notices to people at work. */
  readonly notices: NoticeSettings
  /** Whether there is a mail server, by which people are told. */
  readonly mails: boolean
  /** The hosts to which the server may connect besides those of the internet. */
  readonly outgoing: NamedHosts
  /** Seals secrets that the server must read again from the database, with a key that is stored elsewhere. */
  readonly secrets: SecretSeal
  /** Runs in a thread what would hold up other requests: reading files, making documents. */
  readonly runApart: RunApart
  readonly threads: () => ThreadFigures
  /** Verifies the whole database in a process of its own. */
  readonly verifyApart: VerifyApart
  readonly version: string
  /** The build of the pages; undefined where there are none. */
  readonly build: () => string | undefined
  /** The folder of the built pages; absent in tests that need none. */
  readonly webRoot?: string
  /** Minutes after which an idle session ends; 0: idle sessions do not end. */
  readonly idleMinutes: number
  /** Whether the three administrators (三员) exclude one another; absent: a person may hold several of their roles. */
  readonly threeAdministrators?: boolean
  /** What is demanded of accounts; absent: nothing more than a fit password. */
  readonly accountRules?: AccountRules
  /** The names and addresses under which the server answers; absent or none: under any. */
  readonly hosts?: readonly string[]
  /** Whether cookies are marked Secure. */
  readonly secureCookies: boolean
}
