import { existsSync } from 'node:fs'
import { anchorsIn } from '../backup/daily-heads.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../start/config.ts'
import { openStore, readableContents, sqliteFile, type DatabasePlace } from '../db/open-store.ts'
import type { Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { verifyByAnchors, type Anchor } from '../records/anchors.ts'
import { listEntries } from '../records/list-entries.ts'
import { amountsText, unsoundText } from '../records/verify-ledger.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run ledger -- verify [--expect <序号>:<哈希>，可写多次]
      npm run ledger -- list [--last <条数，默认 20>]`

/** The usual and the largest number of listed entries. */
const [usual, most] = [20, 10_000]

/**
 * `npm run ledger` verifies the ledger, or lists its last entries in words. The exit code of `verify` is 0 where the ledger is sound and
 * contains the ends named by `--expect`, by the manifests of backups and by the daily ends beside them.
 */
await runCommand(
  {
    usage,
    options: { last: { type: 'string' }, expect: { type: 'string', multiple: true } },
    environment: process.env,
  },
  async (config, { positionals, values }) => {
    const [act, ...more] = positionals
    const last = Number(values.last ?? usual)
    const expected = (values.expect ?? []).map(anchorIn)
    const isWhole =
      act === 'verify' ? values.last === undefined : act === 'list' && values.expect === undefined
    if (!isWhole || more.length > 0 || !Number.isInteger(last) || last < 1 || last > most) return undefined
    if (!expected.every((anchor) => anchor !== undefined)) return undefined
    const file = sqliteFile(config.dataFolder)
    if (config.databaseUrl === '' && !existsSync(file)) {
      throw new OperatorError(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。`)
    }
    const store = await openStore(config, systemClock)
    try {
      return await (act === 'verify' ? verify(store, config, expected) : list(store, last))
    } finally {
      await store.close()
    }
  },
)

/** Reads an end of the ledger such as `115:3fa9…`; undefined where the text is none. */
function anchorIn(text: string): Anchor | undefined {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? []
  if (sequence === undefined || hash === undefined) return undefined
  return { sequence: Number(sequence), hash, from: '所给的' }
}

async function verify(
  { reader }: Store,
  config: DatabasePlace & Pick<Config, 'backups'>,
  expected: readonly Anchor[],
): Promise<boolean> {
  const anchors = [...expected, ...(await anchorsIn(config.backups.folder))]
  const found = await verifyByAnchors(reader, readableContents(config, reader), anchors)
  if (!found.sound) {
    process.stderr.write(`底账不完好。${unsoundText(found)}\n`)
    return false
  }
  process.stdout.write(
    `底账完好：共 ${found.entries} 条，${amountsText(found)}，逐字相符。\n` +
      `审计日志 ${found.audited} 条，首尾相连，与底账所记相符。\n` +
      `末条 ${found.head.sequence} 号 ${found.head.hash}（${found.head.at}）\n` +
      (anchors.length === 0
        ? ''
        : `与系统之外所记的 ${anchors.length} 处（备份清单、每日末条、--expect）都相符。\n`) +
      '请把末条的序号与哈希记在系统之外；以后核对时写 --expect ' +
      `${found.head.sequence}:${found.head.hash}，删去末尾或整条重写都会查出。\n`,
  )
  return true
}

async function list(store: Store, last: number): Promise<boolean> {
  const catalogue = await openCatalogue(store)
  for (const line of await listEntries(store.reader, catalogue.current(), last))
    process.stdout.write(`${line}\n`)
  return true
}
