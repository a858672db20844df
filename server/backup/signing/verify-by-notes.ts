import type { ReadableContents } from '../../db/files/file-contents.ts'
import type { Reader } from '../../db/store.ts'
import { verifyByAnchors, type Anchor } from '../../records/anchors.ts'
import type { WholeVerification } from '../../records/verify-ledger.ts'
import { faultOfSignatures, type NotedAnchor } from './fault-of-signatures.ts'
import type { PublicKeys } from './signatures.ts'

/**
 * Verifies everything against the ledger, the ledger against the ends that were noted of it outside, and these by their signatures, if
 * keys are known. `confirmed`: the entry on a cut of the ledger that an operator confirms.
 */
export async function verifyByNotes(
  reader: Reader,
  contents: ReadableContents,
  anchors: readonly (Anchor | NotedAnchor)[],
  keys: PublicKeys | undefined,
  confirmed?: number,
): Promise<WholeVerification> {
  const found = await verifyByAnchors(reader, contents, anchors, confirmed)
  if (!found.sound || keys === undefined) return found
  return faultOfSignatures(anchors.filter(isNoted), keys) ?? found
}

/** Whether an end was read from a line or a manifest, which may be signed. */
export function isNoted(anchor: Anchor | NotedAnchor): anchor is NotedAnchor {
  return 'signed' in anchor
}
