import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { isBeginning } from '../records/accounts/audit/is-beginning.ts'
import { faultOfAnchors } from '../records/verifying/anchors.ts'
import { unsoundText } from '../records/verify-ledger.ts'
import { refuseUnsigned } from './keys-of-folder.ts'
import { manifestsIn, signedTextOf, type Manifest } from './manifest.ts'
import { faultOfSignatures, unreadableAt, type NotedAnchor } from './signing/fault-of-signatures.ts'
import type { Signer } from './signing/signatures.ts'

/**
 * The file with the end of the ledger of every day, a line each: `2024-10-31T03:50:00.000+08:00 115:3fa9…`, and where it is signed
 * ` ed25519:<key>:<signature>` after it.
 */
const fileName = 'ledger-heads.txt'

const form = /^(\S+) (\d{1,15}):([0-9a-f]{64})(?: ed25519:([0-9a-f]{16}):([A-Za-z0-9+/=]+))?$/

/** An end of the ledger, and the instant at which it is noted. */
export type NotedHead = Pick<LedgerHead, 'at' | 'sequence' | 'hash'>

/** The line of an end, signed where there is a signer. */
export function headLine({ at, sequence, hash }: NotedHead, signer?: Signer): string {
  const plain = `${at} ${sequence}:${hash}`
  if (signer === undefined) return plain
  const { key, value } = signer.sign(signedText(plain))
  return `${plain} ed25519:${key}:${value}`
}

/** Reads the line of an end; undefined where it is none. */
export function readHeadLine(line: string, from?: string): NotedAnchor | undefined {
  const [, at, sequence, hash, key, value] = form.exec(line) ?? []
  if (at === undefined || sequence === undefined || hash === undefined) return undefined
  const signature = key !== undefined && value !== undefined ? { key, value } : undefined
  return {
    at,
    sequence: Number(sequence),
    hash,
    from: from ?? `${fileName} ${at.slice(0, 10)} 那一行`,
    signed: { text: signedText(`${at} ${sequence}:${hash}`), signature },
  }
}

/** The text that is signed, which a manifest's never equals. */
const signedText = (plain: string) => `xushi head ${plain}`

/**
 * Writes the end of the ledger into the folder of backups, which is outside the database. @returns the line @throws OperatorError without
 * a signer where earlier ends are signed
 */
export async function noteHead(folder: string, head: NotedHead, signer?: Signer): Promise<string> {
  if (signer === undefined) refuseUnsigned(folder, await anchorsIn(folder))
  const line = headLine(head, signer)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const before = await readFile(path, 'utf8').catch(() => '')
  // A line that a full disk cut short is ended, so that it spoils no other.
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  await appendFile(path, `${gap}${line}\n`, { mode: 0o600, flush: true })
  return line
}

/**
 * The daily note of the end. A server does not begin to sign here, in a folder without any signature: that would cover signatures that
 * somebody took away; nor does it sign a ledger that contradicts an earlier end. @throws OperatorError where either is so
 */
export async function noteDailyHead(
  reader: Reader,
  folder: string,
  head: NotedHead,
  signer?: Signer,
): Promise<string> {
  const anchors = signer ? await anchorsIn(folder) : []
  const fault =
    signer && (faultOfSignatures(anchors, signer.keys) ?? (await faultOfAnchors(reader, head, anchors)))
  if (fault) throw new OperatorError(`没有签下今天的末条。${unsoundText(fault)}。`)
  return noteHead(folder, head, signer)
}

/**
 * What a server does at its start: it signs the end of a young ledger in a folder that holds none, so that an installation that signs has
 * a signature from its first start on. @returns what an operator must see to, where the signatures of the folder have a fault
 */
export async function beginSigning(
  reader: Reader,
  folder: string,
  head: NotedHead,
  signer: Signer,
): Promise<string | undefined> {
  const anchors = await anchorsIn(folder)
  if (anchors.length > 0 || !(await isBeginning(reader, head.at)))
    return faultOfSignatures(anchors, signer.keys)?.fault
  await noteHead(folder, head, signer)
  return undefined
}

/** The ends of the ledger in a folder of backups, from its manifests and from the file of daily ends. */
export async function anchorsIn(folder: string): Promise<NotedAnchor[]> {
  const { backups, unreadable } = await manifestsIn(folder)
  return [
    ...backups.map(anchorOf),
    ...unreadable.map((name) => unreadableAt(`清单 ${name} `)),
    ...(await dailyHeads(folder)),
  ]
}

/** The ends of ledger and audit log that the manifest of a backup tells. */
export function anchorOf(manifest: Manifest): NotedAnchor {
  const { at, sequence, hash, audit, file, signature } = manifest
  const signed = { text: signedTextOf(manifest), signature }
  return { at, sequence, hash, audit, from: `备份 ${file} 的清单`, signed }
}

/** The daily ends of a folder. A missing folder has none, and a last line that is not finished does not count. */
async function dailyHeads(folder: string): Promise<NotedAnchor[]> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => readHeadLine(line) ?? unreadableAt(`${fileName} 第 ${index + 1} 行`))
}
