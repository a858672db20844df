import { existsSync } from 'node:fs'
import { systemClock } from '../clock.ts'
import { openStore, readableContents, sqliteFile } from '../db/open-store.ts'
import { verifyAll } from '../records/verify-ledger.ts'
import { OperatorError } from '../operator-error.ts'
import { runCommand } from './run-command.ts'

/** `npm run ledger -- verify`: exit code 0 where the ledger is sound, 1 where it is not or cannot be read. */
const command = { usage: 'npm run ledger -- verify', options: {}, environment: process.env }
await runCommand(command, async (config, { positionals }) => {
  if (positionals.length !== 1 || positionals[0] !== 'verify') return undefined
  const file = sqliteFile(config.dataFolder)
  if (config.databaseUrl === '' && !existsSync(file)) {
    throw new OperatorError(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。`)
  }
  const store = await openStore(config, systemClock)
  try {
    const found = await verifyAll(store.reader, readableContents(config, store.reader))
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
  } finally {
    await store.close()
  }
})
