import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Clock } from './clock.ts'
import type { BackupStatus } from './contract/operations.ts'
import type { Store } from './db/store.ts'
import type { Hub } from './live/hub.ts'

/** The catalogue; follows the ledger. */
export interface CatalogueSource {
  /** What is in force now. */
  current(): CatalogueIndex
  /** What was in force when the ledger stood at `sequence`. */
  asOf(sequence: number): Promise<CatalogueIndex>
}

/** The backups, as the operations page and /metrics see them. */
export interface Backups {
  status(): Promise<BackupStatus>
  /** Makes one now, unless one is being made; how that ends is told by the status. */
  begin(): void
}

/** Everything the app is given; nothing below reaches for the environment, the clock or the database by itself. */
export interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly hub: Hub
  readonly backups: Backups
  readonly version: string
  /** Which build the pages are; undefined where there are none. */
  readonly build: () => string | undefined
  /** Folder of the built web pages; absent in tests that need none. */
  readonly webRoot?: string
  /** Cookies are marked Secure. */
  readonly secureCookies: boolean
}
