import type { Anchor } from '../../records/verifying/anchors.ts'
import type { Unsound } from '../../records/verifying/gather-faults.ts'
import { isSignedBy, type PublicKeys, type Signature } from './signatures.ts'

/** An end of the ledger in the folder of backups, with the text that its signature is of. */
export interface NotedAnchor extends Anchor {
  readonly at: string
  readonly signed: { readonly text: string; readonly signature: Signature | undefined }
  /** Whether a line or manifest stands there that cannot be read; it then names no entry. */
  readonly unreadable?: true
}

/** The mark of a place in the folder where an end should stand and cannot be read. */
export function unreadableAt(from: string): NotedAnchor {
  return { at: '', sequence: 0, hash: '', from, signed: { text: '', signature: undefined }, unreadable: true }
}

const atAll =
  '备份目录里的末条没有一处签名，签名可能被删去；如果是刚开始签名，请核对无误后运行 npm run ledger -- head'

/**
 * The fault of the first end that cannot be read, whose signature does not fit, whose key is unknown, or that has none although an earlier
 * one is signed. A folder without any signature has a fault too: only an operator begins to sign.
 */
export function faultOfSignatures(anchors: readonly NotedAnchor[], keys: PublicKeys): Unsound | undefined {
  let since: string | undefined
  for (const { sequence, at, from, signed, unreadable } of anchors.toSorted(byTime)) {
    if (unreadable) return unsound(null, `${from}读不懂：这一处被改写，或没有写完；请查明后删去`)
    const { text, signature } = signed
    if (signature === undefined) {
      if (since !== undefined)
        return unsound(sequence, `${from}没有签名，而 ${since} 起的都有：这一处被改写或伪造`)
    } else if (!keys.has(signature.key)) {
      return unsound(sequence, `${from}由不认识的钥匙 ${signature.key} 签名：这一处是伪造的，或公钥没有给全`)
    } else if (!isSignedBy(keys, text, signature)) {
      return unsound(sequence, `${from}的签名不符：这一处被改写`)
    } else since ??= at
  }
  return since === undefined ? unsound(null, atAll) : undefined
}

function unsound(sequence: number | null, fault: string): Unsound {
  return { sound: false, sequence, fault }
}

/** The order in which ends were noted; of two of one instant the signed one comes first. */
function byTime(a: NotedAnchor, b: NotedAnchor): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return Number(a.signed.signature === undefined) - Number(b.signed.signature === undefined)
}
