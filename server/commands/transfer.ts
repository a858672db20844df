import { systemClock as clock } from '../clock.ts'
import { databaseUrlOf } from '../start/database-url.ts'
import type { DatabasePlace } from '../db/open-store.ts'
import { amountsText } from '../records/verify-ledger.ts'
import { runCommand } from './run-command.ts'
import { transferDatabase } from '../transfer/transfer-database.ts'

/** `npm run transfer` copies a database of SQLite or PostgreSQL to another place. */
await runCommand(
  {
    usage: 'npm run transfer -- --from <数据目录|postgres://…> --to <数据目录|postgres://…>',
    environment: process.env,
    options: { from: { type: 'string' }, to: { type: 'string' } },
  },
  async (_config, { values: { from, to }, positionals }) => {
    if (!from || !to || positionals.length > 0) return undefined
    const say = (line: string) => process.stdout.write(`${line}\n`)
    const moved = await transferDatabase(placeOf(from), placeOf(to), { clock, say })
    say(
      `搬迁完成，逐行核对无误：底账末条 ${moved.head.sequence} 号 ${moved.head.hash}，${amountsText(moved)}。`,
    )
    say('来源没有改动。请把 XUSHI_DATA 或 DATABASE_URL 改到新的位置后再启动服务。')
    return true
  },
)

/** Reads a place: an address names a PostgreSQL database, any other text a folder. @throws ConfigError */
function placeOf(text: string): DatabasePlace {
  return /^\w+:\/\//.test(text)
    ? { databaseUrl: databaseUrlOf(text), dataFolder: '' }
    : { databaseUrl: '', dataFolder: text }
}
