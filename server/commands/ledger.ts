import { existsSync } from 'node:fs'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock } from '../clock.ts'
import { openStore, readableContents, sqliteFile, type Place } from '../db/open-store.ts'
import type { Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { listEntries } from '../records/list-entries.ts'
import { verifyAll } from '../records/verify-ledger.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run ledger -- verify
      npm run ledger -- list [--last <条数，默认 20>]`

/** How many entries are listed where no number is given, and how many at most. */
const [usual, most] = [20, 10_000]

/** `npm run ledger`: verifies the ledger, with exit code 0 where it is sound; or lists its last entries in words. */
await runCommand(
  { usage, options: { last: { type: 'string' } }, environment: process.env },
  async (config, { positionals, values }) => {
    const [act, ...more] = positionals
    const last = Number(values.last ?? usual)
    const isWhole = act === 'verify' ? values.last === undefined : act === 'list'
    if (!isWhole || more.length > 0 || !Number.isInteger(last) || last < 1 || last > most) return undefined
    const file = sqliteFile(config.dataFolder)
    if (config.databaseUrl === '' && !existsSync(file)) {
      throw new OperatorError(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。`)
    }
    const store = await openStore(config, systemClock)
    try {
      return await (act === 'verify' ? verify(store, config) : list(store, last))
    } finally {
      await store.close()
    }
  },
)

async function verify({ reader }: Store, place: Place): Promise<boolean> {
  const found = await verifyAll(reader, readableContents(place, reader))
  if (!found.sound) {
    process.stderr.write(`底账不完好。第 ${found.sequence} 号：${found.fault}\n`)
    return false
  }
  process.stdout.write(
    `底账完好：共 ${found.entries} 条，其中数据 ${found.revisions} 条，文件 ${found.files} 份，逐字相符。\n` +
      `末条 ${found.head.sequence} 号 ${found.head.hash}（${found.head.at}）\n` +
      '请把末条的序号与哈希记在系统之外；以后核对时，这一号的哈希应与所记相同。\n',
  )
  return true
}

async function list(store: Store, last: number): Promise<boolean> {
  const catalogue = await openCatalogue(store)
  for (const line of await listEntries(store.reader, catalogue.current(), last))
    process.stdout.write(`${line}\n`)
  return true
}
