import type { Retention } from './retention.ts'

export interface BackupSettings {
  readonly folder: string
  /** Time of day in Shanghai, `02:30`; null: only when asked for by hand. */
  readonly at: string | null
  readonly keep: Retention
}
