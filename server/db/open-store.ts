import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens the database that the settings name, and brings its schema up to this program's version. */
export function openStore(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, clock: Clock): Promise<Store> {
  const { databaseUrl, dataFolder } = config
  return databaseUrl === ''
    ? openSqliteStore({ file: join(dataFolder, 'xushi.db'), clock })
    : openPostgresStore({ url: databaseUrl, clock })
}
