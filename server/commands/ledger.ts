import { existsSync } from 'node:fs'
import { anchorsIn, noteHead } from '../backup/daily-heads.ts'
import { verifyByNotes } from '../backup/signing/verify-by-notes.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock as clock } from '../clock.ts'
import type { Config } from '../start/config.ts'
import { openStore, readableContents, sqliteFile } from '../db/open-store.ts'
import { ledgerHead } from '../db/ledger/ledger.ts'
import type { Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { listEntries } from '../records/list-entries.ts'
import { unsoundText } from '../records/verify-ledger.ts'
import { makeSigningKey, publicFileOf, readSigner } from '../start/keys/signing-key.ts'
import { endExpected, type ExpectedEnd } from './expected-end.ts'
import { runCommand } from './run-command.ts'
import { verifyWhole } from './verify-whole.ts'

const usage = `npm run ledger -- verify [--expect <序号>:<哈希>，或收到的一整行，可写多次] [--key <公钥文件>，可写多次] [--json：逐行给程序读]
      npm run ledger -- list [--last <条数，默认 20>]
      npm run ledger -- head [--cut <底账序号>]　核对后签下现在的末条，记入备份目录并显示（可打印留存）；--cut 证实该号所记的恢复
      npm run ledger -- key <文件>　生成签名用的一对钥匙：私钥 <文件>，公钥 <文件>.pub`

/** The usual and the largest number of listed entries. */
const [usual, most] = [20, 10_000]

const say = (text: string) => process.stdout.write(`${text}\n`)

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
      json: { type: 'boolean' },
      cut: { type: 'string' },
    },
    environment: process.env,
  },
  async (config, { positionals: [act, ...more], values: { last, expect, key, cut, json = false } }) => {
    if (act === 'key') {
      if (more.length !== 1 || json || (last ?? expect ?? key ?? cut) !== undefined) return undefined
      return makeKeys(config, more[0]!)
    }
    if (
      more.length > 0 ||
      (json && act !== 'verify') ||
      (cut !== undefined && (act !== 'head' || !/^\d{1,15}$/.test(cut)))
    )
      return undefined
    const expected = (expect ?? []).map(endExpected)
    const amount = Number(last ?? usual)
    const works: Readonly<Record<string, ((store: Store) => Promise<boolean>) | undefined>> = {
      verify:
        last === undefined && expected.every((end) => end !== undefined)
          ? () => verify(config, { expected, keyFiles: key ?? [], json })
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

/** Verifies, and tells the verdict in words; for programs by lines of JSON, of which the last is the verdict and the others tell of steps. */
async function verify(
  config: Config,
  {
    json,
    ...given
  }: {
    readonly expected: readonly ExpectedEnd[]
    readonly keyFiles: readonly string[]
    readonly json: boolean
  },
): Promise<boolean> {
  const verdict = await verifyWhole(config, given, json ? atMostEvery(500, tell) : undefined)
  const { sound, lines, remarks, faults } = verdict
  if (json) {
    tell(verdict)
    return sound
  }
  for (const remark of remarks) process.stderr.write(`${remark}\n`)
  if (!sound) {
    const [first, ...others] = faults.map(unsoundText)
    process.stderr.write(`底账不完好。${first}\n`)
    if (others.length > 0) process.stderr.write(`另有 ${others.length} 处：\n${others.join('\n')}\n`)
    return false
  }
  for (const line of lines) say(line)
  const [, end = ''] = /^末条 (\d+ 号 [0-9a-f]{64})/m.exec(lines.join('\n')) ?? []
  say(
    '请把末条的序号与哈希记在系统之外；以后核对时写 --expect ' +
      `${end.replace(' 号 ', ':')}，删去末尾或整条重写都会查出。`,
  )
  return true
}

function tell(read: object): void {
  say(JSON.stringify(read))
}

/** Calls a function at most once in so many milliseconds. */
function atMostEvery<T>(milliseconds: number, call: (value: T) => void): (value: T) => void {
  let last = -Infinity
  return (value) => {
    if (performance.now() - last < milliseconds) return
    last = performance.now()
    call(value)
  }
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
  const found = await verifyByNotes(reader, readableContents(config, reader), noted, keys, { confirmed })
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
