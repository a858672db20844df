import { existsSync } from 'node:fs'
import { systemClock as clock } from '../clock.ts'
import { engineAt, openStore, sqliteFile } from '../db/open-store.ts'
import { lockFolder } from '../db/sqlite/lock-folder.ts'
import type { Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import type { Config } from '../start/config.ts'

/**
 * Runs a work at an existing database. SQLite allows no second writer beside a running server: for a work that `writes`, its folder must be
 * free. @throws OperatorError where there is no database, or the folder is in use
 */
export async function atDatabase(
  config: Config,
  { writes }: { readonly writes: boolean },
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const sqlite = engineAt(config) === 'sqlite'
  const file = sqliteFile(config.dataFolder)
  if (sqlite && !existsSync(file))
    throw new OperatorError(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。`)
  const folder = sqlite && writes ? lockFolder(config.dataFolder, clock) : undefined
  const store = await openStore(config, clock)
  try {
    await work(store)
  } finally {
    await store.close()
    folder?.release()
  }
}
