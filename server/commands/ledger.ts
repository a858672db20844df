import { existsSync } from 'node:fs'
import { anchorsIn, noteHead } from '../backup/daily-heads.ts'
import { manifestsIn, unreadableText } from '../backup/manifest.ts'
import { isNoted, verifyByNotes } from '../backup/signing/verify-by-notes.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock as clock } from '../clock.ts'
import type { Config } from '../start/config.ts'
import { openStore, readableContents, sqliteFile } from '../db/open-store.ts'
import { ledgerHead } from '../db/ledger/ledger.ts'
import type { Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { listEntries } from '../records/list-entries.ts'
import { amountsText, unsoundText } from '../records/verify-ledger.ts'
import { makeSigningKey, publicFileOf, readSigner, knownPublicKeys } from '../start/keys/signing-key.ts'
import { endExpected, type ExpectedEnd } from './expected-end.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run ledger -- verify [--expect <序号>:<哈希>，或收到的一整行，可写多次] [--key <公钥文件>，可写多次]
      npm run ledger -- list [--last <条数，默认 20>]
      npm run ledger -- head [--cut <底账序号>]　核对后签下现在的末条，记入备份目录并显示（可打印留存）；--cut 证实该号所记的恢复
      npm run ledger -- key <文件>　生成签名用的一对钥匙：私钥 <文件>，公钥 <文件>.pub`

/** The usual and the largest number of listed entries. */
const [usual, most] = [20, 10_000]

const say = (text: string) => process.stdout.write(`${text}\n`)

interface Given {
  readonly expected: readonly ExpectedEnd[]
  /** Files with public keys. */
  readonly keyFiles: readonly string[]
}

/**
 * `npm run ledger` verifies the ledger, lists its last entries in words, notes its end, or makes the keys by which ends are signed. The
 * exit code of `verify` is 0 where the ledger is sound and contains the ends named by `--expect`, by the manifests of backups and by the
 * daily ends. Signatures must fit where a key is known.
 */
await runCommand(
  {
    usage,
    options: {
      last: { type: 'string' },
      expect: { type: 'string', multiple: true },
      key: { type: 'string', multiple: true },
      cut: { type: 'string' },
    },
    environment: process.env,
  },
  async (config, { positionals: [act, ...more], values: { last, expect, key, cut } }) => {
    if (act === 'key') {
      if ((more.length !== 1 || last) ?? expect ?? key ?? cut) return undefined
      return makeKeys(config, more[0]!)
    }
    if (more.length > 0 || (cut !== undefined && (act !== 'head' || !/^\d{1,15}$/.test(cut))))
      return undefined
    const expected = (expect ?? []).map(endExpected)
    const amount = Number(last ?? usual)
    const works: Readonly<Record<string, ((store: Store) => Promise<boolean>) | undefined>> = {
      verify:
        last === undefined && expected.every((end) => end !== undefined)
          ? (store) => verify(store, config, { expected, keyFiles: key ?? [] })
          : undefined,
      list:
        (expect ?? key) === undefined && Number.isInteger(amount) && amount >= 1 && amount <= most
          ? (store) => list(store, amount)
          : undefined,
      head: (last ?? expect ?? key) === undefined ? (store) => signHead(store, config, cut) : undefined,
    }
    const work = Object.hasOwn(works, act ?? '') ? works[act!] : undefined
    return work && atLedger(config, work)
  },
)

async function atLedger(config: Config, work: (store: Store) => Promise<boolean>): Promise<boolean> {
  const file = sqliteFile(config.dataFolder)
  if (config.databaseUrl === '' && !existsSync(file)) {
    throw new OperatorError(`没有数据库：${file}。请用 XUSHI_DATA 指定数据目录。`)
  }
  const store = await openStore(config, clock)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function verify({ reader }: Store, config: Config, { expected, keyFiles }: Given): Promise<boolean> {
  const keys = knownPublicKeys(config, keyFiles)
  const noted = await anchorsIn(config.backups.folder)
  const { unreadable } = await manifestsIn(config.backups.folder)
  if (unreadable.length > 0) process.stderr.write(`${unreadableText(unreadable)}。\n`)
  const anchors = [...expected, ...noted]
  const found = await verifyByNotes(reader, readableContents(config, reader), anchors, keys)
  if (!found.sound) {
    process.stderr.write(`底账不完好。${unsoundText(found)}\n`)
    return false
  }
  say(`底账完好：共 ${found.entries} 条，${amountsText(found)}，逐字相符。`)
  say(`审计日志 ${found.audited} 条，首尾相连，与底账所记相符。`)
  say(`末条 ${found.head.sequence} 号 ${found.head.hash}（${found.head.at}）`)
  if (anchors.length > 0) say(`与系统之外所记的 ${anchors.length} 处（备份清单、每日末条、--expect）都相符。`)
  const signed = anchors.filter(isNoted).filter(({ signed }) => signed.signature)
  if (signed.length > 0) {
    const latest = signed
      .map(({ at }) => at)
      .sort()
      .at(-1)!
    say(
      keys
        ? `其中 ${signed.length} 处有签名，都对；最近一处签于 ${latest}。`
        : `其中 ${signed.length} 处有签名，没有核对：请用 --key 给出公钥文件。`,
    )
  }
  say(
    '请把末条的序号与哈希记在系统之外；以后核对时写 --expect ' +
      `${found.head.sequence}:${found.head.hash}，删去末尾或整条重写都会查出。`,
  )
  return true
}

async function list(store: Store, last: number): Promise<boolean> {
  const catalogue = await openCatalogue(store)
  for (const line of await listEntries(store.reader, catalogue.current(), last)) say(line)
  return true
}

/** Notes the present end, signed where there is a key, unless something is wrong with the ledger or with the signatures of earlier ends. */
async function signHead({ reader }: Store, config: Config, cut: string | undefined): Promise<boolean> {
  const { folder } = config.backups
  const signer = readSigner(config)
  const noted = await anchorsIn(folder)
  const isFirst = !noted.some(({ signed }) => signed.signature)
  const keys = isFirst ? undefined : signer?.keys
  const confirmed = cut === undefined ? undefined : Number(cut)
  const found = await verifyByNotes(reader, readableContents(config, reader), noted, keys, confirmed)
  if (!found.sound) throw new OperatorError(`底账不完好，没有签下。${unsoundText(found)}`)
  say(await noteHead(folder, { ...(await ledgerHead(reader)), at: clock.now() }, signer))
  return true
}

async function makeKeys(config: Config, file: string): Promise<boolean> {
  const name = makeSigningKey(config, file)
  say(`私钥 ${file}（设为 XUSHI_SIGNING_KEY），公钥 ${publicFileOf(file)}，名称 ${name}。`)
  say('请把公钥交给审计员。换钥匙时把旧公钥并入新的 .pub 文件，从前的签名才能继续核对。')
  return true
}
