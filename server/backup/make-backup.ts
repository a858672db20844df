import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { backupEngines } from '../db/copies/backup-engines.ts'
import { engineAt, filesFolder, type DatabasePlace } from '../db/open-store.ts'
import { OperatorError } from '../operator-error.ts'
import { isBeginning } from '../records/accounts/audit/is-beginning.ts'
import { unsoundText } from '../records/verify-ledger.ts'
import { syncToDisk } from '../db/copies/sync-to-disk.ts'
import { contentsOnDisk } from '../db/files/contents-on-disk.ts'
import { anchorsIn } from './daily-heads.ts'
import { refuseUnencrypted, refuseUnsigned } from './keys-of-folder.ts'
import { backupName, backupsIn, signedTextOf, writeManifest, type Manifest } from './manifest.ts'
import type { BackupKey } from './sealing/backup-key.ts'
import { plainCopyIn, sealAndCompare, workFolder } from './sealing/plain-copy.ts'
import { sealedContents } from './sealing/sealed-contents.ts'
import type { Signer } from './signing/signatures.ts'
import { sha256Of } from './sha256-of.ts'
import { verifyByNotes } from './signing/verify-by-notes.ts'

interface Needs {
  readonly clock: Clock
  /** The version of the program. */
  readonly version: string
  readonly signer?: Signer | undefined
  /** The key by which the backup is encrypted; undefined: it is not. */
  readonly key?: BackupKey | undefined
}

/** The manifest of a new backup; those of earlier releases do not count files. */
type MadeBackup = Manifest & { readonly files: number }

/**
 * Copies the database at `place` and its files, and opens the copy. The copy is verified against its ledger, and the ledger against the
 * ends that earlier backups and days noted; only then it gets its name in `folder`. A failure leaves no copy of the database behind; the
 * contents of files that were copied stay, for the next backup. @throws OperatorError, AppError
 */
export async function makeBackup(place: DatabasePlace, folder: string, needs: Needs): Promise<MadeBackup> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await makeIn(folder, place, needs)
  } catch (error) {
    throw refusalOfFolder(error, folder) ?? error
  }
}

async function makeIn(folder: string, place: DatabasePlace, needs: Needs): Promise<MadeBackup> {
  const { clock, version, signer, key } = needs
  const engine = engineAt(place)
  const { copy, read, ending } = backupEngines[engine]
  const at = clock.now()
  const partial = join(folder, `.xushi-${randomUUID()}.partial`)
  const plain = key ? await plainCopyIn(workFolder(place), at) : partial
  const beside = key ? sealedContents(folder, key, workFolder(place)) : contentsOnDisk(filesFolder(folder))
  try {
    // The file is readable by its owner alone from the first byte on.
    await (await open(plain, 'wx', 0o600)).close()
    // The anchors are read before the copying, since a later anchor may name an entry that the copy lacks.
    const anchors = await anchorsIn(folder)
    if (signer === undefined) refuseUnsigned(folder, anchors)
    if (key === undefined) refuseUnencrypted(folder, await backupsIn(folder))
    await copy(place, plain, beside)
    const found = await read(plain, beside, async (reader, contents) => {
      // The first backup of all has no signatures to verify.
      const isFirst = anchors.length === 0 && (await isBeginning(reader, at))
      return verifyByNotes(reader, contents, anchors, isFirst ? undefined : signer?.keys)
    })
    if (!found.sound)
      throw new OperatorError(
        `底账不完好，备份作废。${unsoundText(found)}。如果 ${folder} 里是另一套系统的备份，请换一个目录（XUSHI_BACKUPS）。`,
      )
    const { sequence, hash } = found.head
    const { auditEnd } = found
    const auditTold = auditEnd.sequence > 0 && { audit: { sequence: auditEnd.sequence, hash: auditEnd.hash } }
    const file = backupName(at, sequence, key ? `${ending}.enc` : ending)
    if (key) await sealAndCompare(plain, partial, { key, name: file })
    const { size } = await stat(partial)
    const sha256 = await sha256Of(partial)
    const { revisions, files } = found
    const told = { file, at, version, engine, sequence, hash, ...auditTold, revisions, files, size, sha256 }
    const unsigned = key ? { ...told, encrypted: key.name } : told
    const manifest = signer ? { ...unsigned, signature: signer.sign(signedTextOf(unsigned)) } : unsigned
    await syncToDisk(partial)
    await rename(partial, join(folder, file))
    await writeManifest(folder, manifest)
    await syncToDisk(folder)
    return manifest
  } finally {
    await deleteParts(partial)
    await deleteParts(plain)
  }
}

async function deleteParts(file: string): Promise<void> {
  for (const part of ['', '-journal', '-wal', '-shm']) await rm(file + part, { force: true })
}

/** The refusal of an unusable folder, with the system's reason. */
function refusalOfFolder(error: unknown, folder: string): OperatorError | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new OperatorError(`备份目录 ${folder} 所在的磁盘已满，请腾出空间。`)
  }
  if (syscall === undefined) return undefined
  return new OperatorError(`备份目录 ${folder} 不能使用（${code}），请检查 XUSHI_BACKUPS。`)
}
