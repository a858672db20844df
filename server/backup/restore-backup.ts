import { existsSync } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Clock } from '../clock.ts'
import { backupEngines } from '../db/copies/backup-engines.ts'
import { engineAt, filesFolder, type DatabasePlace } from '../db/open-store.ts'
import { ledgerHead, type LedgerHead } from '../db/ledger/ledger.ts'
import { contentsOnDisk } from '../db/files/contents-on-disk.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { faultOfAnchors } from '../records/verifying/anchors.ts'
import { cutBackRestored } from '../records/cut-back-restored.ts'
import { unsoundText } from '../records/verify-ledger.ts'
import type { Reader, Store } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import type { BackupKey } from './sealing/backup-key.ts'
import { openBackup, plainCopyIn, workFolder, wrongKey } from './sealing/plain-copy.ts'
import { sealedContents } from './sealing/sealed-contents.ts'
import { sealOf } from './sealing/sealed-file.ts'
import { sha256Of } from './sha256-of.ts'
import { anchorOf } from './daily-heads.ts'
import { readManifest, signedTextOf, type Manifest } from './manifest.ts'
import { faultOfSignatures, type NotedAnchor } from './signing/fault-of-signatures.ts'
import { isSignedBy, type PublicKeys } from './signing/signatures.ts'

/** The contents of a restored database. */
export interface Restored {
  readonly sequence: number
  readonly hash: string
  readonly revisions: number
  readonly files: number
  /** Whether the file had a manifest that it was checked against. */
  readonly manifest: boolean
  /** The number of the entry on the cut, where the ledger was cut or is older than a known end. */
  readonly cut: number | undefined
  /** Whether a known key signed the manifest; undefined where no key is known. */
  readonly signed: boolean | undefined
  /** Whether the backup was encrypted by an earlier release, whose files do not prove their names. */
  readonly isOfFormerSeal?: boolean
}

interface RestoreTerms {
  readonly clock: Clock
  /** The last ledger entry that is restored; undefined: all are. */
  readonly toSequence?: number | undefined
  /**
   * Known ends of the ledger. The backup must contain those that it reaches; the newest may be from after it, and is then told to be gone.
   */
  readonly anchors?: readonly NotedAnchor[] | undefined
  /** The public keys of the installation; undefined: signatures are not verified. */
  readonly keys?: PublicKeys | undefined
  /** Whether an operator takes a backup without a signature, such as one from before the first, and ends whose signatures have a fault. */
  readonly unsigned?: boolean | undefined
  /** The key of an encrypted backup. */
  readonly key?: BackupKey | undefined
  /** The name of whoever restores it at the machine, for the audit log. */
  readonly by?: string | undefined
}

/**
 * Restores a backup as the database at `place`, where there must be none; with `toSequence` only up to that entry of the ledger. File and
 * ledger are verified, and a fault leaves nothing at `place`. @throws OperatorError
 */
export async function restoreBackup(
  file: string,
  place: DatabasePlace,
  { clock, toSequence, anchors = [], keys, unsigned, key, by }: RestoreTerms,
): Promise<Restored> {
  const manifest = await readManifest(file)
  if (!existsSync(file)) throw new OperatorError(`没有这个文件：${file}`)
  const ends = manifest ? [...anchors, anchorOf(manifest)] : anchors
  if (manifest && keys) refuseForged(file, manifest, keys)
  if (keys && unsigned !== true) refuseUnproven(file, manifest, ends, keys)
  if (manifest) await requireUnaltered(file, manifest)
  const told = `${basename(file)}${by === undefined ? '' : `，由服务器上的用户 ${by} 执行`}`
  const terms = { clock, toSequence, anchors: ends, keys, manifest, told }
  const sealed = await sealOf(file)
  if (sealed === undefined && (manifest?.encrypted ?? key?.name) !== undefined)
    throw notSealed(file, manifest)
  if (sealed === undefined)
    return restorePlain(file, place, { ...terms, beside: contentsOnDisk(filesFolder(dirname(file))) })
  if (key === undefined || sealed.key !== key.name) throw await wrongKey(file, key)
  const plain = await plainCopyIn(workFolder(place), clock.now())
  try {
    await openBackup(file, plain, key)
    const beside = sealedContents(dirname(file), key, workFolder(place))
    const restored = await restorePlain(plain, place, { ...terms, beside })
    return { ...restored, isOfFormerSeal: sealed.isFormer }
  } finally {
    await rm(plain, { force: true })
  }
}

async function restorePlain(
  file: string,
  place: DatabasePlace,
  {
    clock,
    toSequence,
    anchors = [],
    keys,
    manifest,
    told,
    beside,
  }: Omit<RestoreTerms, 'key' | 'unsigned' | 'by'> & {
    readonly manifest: Manifest | undefined
    /** The words on the restoring for the audit log. */
    readonly told: string
    /** The contents of the files to which the backup refers. */
    readonly beside: ReadableContents
  },
): Promise<Restored> {
  const engine = await engineOf(file)
  const known = [...anchors].sort((a, b) => b.sequence - a.sequence)[0]
  if (engine !== engineAt(place)) {
    throw new OperatorError(
      engine === 'sqlite'
        ? '这是 SQLite 的备份，请不设 DATABASE_URL，恢复后再用 npm run transfer 搬到 PostgreSQL。'
        : '这是 PostgreSQL 的备份，请用 DATABASE_URL 指定一个空的数据库。',
    )
  }
  return backupEngines[engine].restore(file, beside, place, clock, async (store, contents) => {
    const found = await store.write(async (writer) => {
      const head = await ledgerHead(writer)
      if (manifest && head.hash !== manifest.hash)
        throw new OperatorError(`备份的底账末条是第 ${head.sequence} 号 ${head.hash}，与清单所记不同。`)
      await refuseContradicted(writer, head, anchors)
      const cut = toSequence === undefined ? '' : `，截至底账第 ${toSequence} 号`
      return cutBackRestored(writer, contents, clock.now(), { toSequence, known, told: told + cut })
    })
    const { sequence, hash } = found.head
    const { revisions, files, cut } = found
    return {
      sequence,
      hash,
      revisions,
      files,
      cut,
      manifest: manifest !== undefined,
      signed: keys && manifest?.signature !== undefined,
    }
  })
}

/** The engine of a backup, by the first bytes of the file, whatever its name. */
async function engineOf(file: string): Promise<Store['engine']> {
  const handle = await open(file)
  const head = Buffer.alloc(15)
  await handle.read(head)
  await handle.close()
  if (head.toString('latin1') === 'SQLite format 3') return 'sqlite'
  if (head.toString('latin1').startsWith('PGDMP')) return 'postgres'
  throw new OperatorError(`${file} 不是序时的备份。`)
}

/** Refuses a manifest with a signature of another hand, whatever an operator says. */
function refuseForged(file: string, manifest: Manifest, keys: PublicKeys): void {
  const { signature } = manifest
  if (signature === undefined || isSignedBy(keys, signedTextOf(manifest), signature)) return
  throw new OperatorError(
    `${file} 的清单签名不符（钥匙 ${signature.key}），没有恢复。请换一份备份；换过钥匙的，把旧公钥并入 XUSHI_SIGNING_KEY 旁的 .pub 文件。`,
  )
}

/** Refuses a backup that the key of the installation did not sign, and any beside ends whose signatures have a fault. */
function refuseUnproven(
  file: string,
  manifest: Manifest | undefined,
  ends: readonly NotedAnchor[],
  keys: PublicKeys,
): void {
  if (manifest?.signature === undefined)
    throw new OperatorError(
      `${file} ${manifest ? '的清单没有签名' : '没有清单'}，证明不了它是本系统所做，没有恢复。确知它的来历（如开始签名之前的备份）的，加 --unsigned。`,
    )
  const fault = faultOfSignatures(ends, keys)
  if (fault) throw new OperatorError(`备份目录里的签名有问题，没有恢复。${unsoundText(fault)}。`)
}

/** Refuses a backup whose ledger lacks an end that was noted of it, or has another entry there. */
async function refuseContradicted(
  reader: Reader,
  head: LedgerHead,
  ends: readonly NotedAnchor[],
): Promise<void> {
  const reached = ends.filter(({ sequence }) => sequence <= head.sequence)
  const fault = await faultOfAnchors(reader, head, reached)
  if (fault)
    throw new OperatorError(
      `备份与备份目录所记的末条不符，没有恢复。${unsoundText(fault)}。如果那里是另一套系统的备份，请换一个目录（XUSHI_BACKUPS）。`,
    )
}

/** The refusal of a backup that is not encrypted although it says so, or the installation encrypts its backups. */
function notSealed(file: string, manifest: Manifest | undefined): OperatorError {
  return new OperatorError(
    manifest?.encrypted === undefined
      ? `${file} 没有加密，而设有 XUSHI_BACKUP_KEY，没有恢复。确知它的来历（如开始加密之前的备份）的，不设 XUSHI_BACKUP_KEY 再恢复。`
      : `${file} 没有加密，而清单说它是加密的，没有恢复。请换一份备份。`,
  )
}

async function requireUnaltered(file: string, manifest: Manifest): Promise<void> {
  const { size } = await stat(file)
  if (size === manifest.size && (await sha256Of(file)) === manifest.sha256) return
  throw new OperatorError(`${file} 与清单不符（大小或 SHA-256 不同），没有恢复。请换一份备份。`)
}
