import type { Retention } from './retention.ts'

export interface BackupSettings {
  readonly folder: string
  /** The time of day in Shanghai, `02:30`; null: backups are made only by hand. */
  readonly at: string | null
  readonly keep: Retention
}
