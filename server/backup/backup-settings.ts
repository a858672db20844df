import type { Retention } from './retention.ts'

export interface BackupSettings {
  readonly folder: string
  /** The time of day in Shanghai, `02:30`; null: backups are made only by hand. */
  readonly at: string | null
  readonly keep: Retention
  /** The file of the key by which backups are encrypted; undefined: they are not. */
  readonly keyFile?: string | undefined
}
