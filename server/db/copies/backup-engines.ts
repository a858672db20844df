import type { Store } from '../store.ts'
import type { BackupEngine } from './backup-engine.ts'
import { postgresBackup } from './postgres-backup.ts'
import { sqliteBackup } from './sqlite-backup.ts'

export const backupEngines: Readonly<Record<Store['engine'], BackupEngine>> = {
  sqlite: sqliteBackup,
  postgres: postgresBackup,
}
