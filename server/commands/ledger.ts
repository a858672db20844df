import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { openStore } from '../db/open-store.ts'
import { verifyLedger } from '../db/verify-ledger.ts'
import { refusedStart } from '../refused-start.ts'

/** `npm run ledger -- verify`: exit code 0 where the ledger is sound, 1 where it is not or cannot be read. */
const [command, ...rest] = process.argv.slice(2)

async function verify(): Promise<boolean> {
  const config = readConfig(process.env)
  const file = join(config.dataFolder, 'xushi.db')
  if (config.databaseUrl === '' && !existsSync(file)) {
    process.stderr.write(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。\n`)
    return false
  }
  const store = await openStore(config, systemClock)
  try {
    const found = await verifyLedger(store.reader)
    if (!found.sound) {
      process.stderr.write(`底账不完好。第 ${found.sequence} 号：${found.fault}\n`)
      return false
    }
    process.stdout.write(
      `底账完好：共 ${found.entries} 条，其中数据 ${found.revisions} 条，逐字相符。\n` +
        `末条 ${found.head.sequence} 号 ${found.head.hash}（${found.head.at}）\n` +
        '请把末条的序号与哈希记在系统之外；以后核对时，这一号的哈希应与所记相同。\n',
    )
    return true
  } finally {
    await store.close()
  }
}

if (command !== 'verify' || rest.length > 0) {
  process.stderr.write('用法：npm run ledger -- verify\n')
  process.exitCode = 2
} else {
  try {
    process.exitCode = (await verify()) ? 0 : 1
  } catch (error) {
    const reason = refusedStart(error)
    if (reason === undefined) throw error
    process.stderr.write(`${reason}\n`)
    process.exitCode = 1
  }
}
