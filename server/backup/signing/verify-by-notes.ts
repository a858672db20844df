import type { ReadableContents } from '../../db/files/file-contents.ts'
import type { Reader } from '../../db/store.ts'
import { faultsOfAll, type SoundWhole, type WholeVerification } from '../../records/verify-ledger.ts'
import { faultOfAnchors, type Anchor } from '../../records/verifying/anchors.ts'
import { faultOfAuditEnds } from '../../records/verifying/audit-ends.ts'
import { gatherFaults, type Faults, type VerifyTerms } from '../../records/verifying/gather-faults.ts'
import { faultOfSignatures, type NotedAnchor } from './fault-of-signatures.ts'
import type { PublicKeys } from './signatures.ts'

interface NotesTerms extends VerifyTerms {
  /** The entry on a cut of the ledger that an operator confirms. */
  readonly confirmed?: number | undefined
}

/**
 * Verifies everything against the ledger. Ledger and audit log are held against the ends that were noted of them outside, and these ends
 * against their signatures, where keys are known.
 */
export async function verifyByNotes(
  reader: Reader,
  contents: ReadableContents,
  anchors: readonly (Anchor | NotedAnchor)[],
  keys: PublicKeys | undefined,
  terms: NotesTerms = {},
): Promise<WholeVerification> {
  async function* faults(): Faults<SoundWhole> {
    const found = yield* faultsOfAll(reader, contents, terms)
    const ofEnd = await faultOfAnchors(reader, found.head, anchors, terms.confirmed)
    if (ofEnd) yield ofEnd
    const ofAudit = await faultOfAuditEnds(reader, anchors)
    if (ofAudit) yield ofAudit
    const ofSignature = keys && faultOfSignatures(anchors.filter(isNoted), keys)
    if (ofSignature) yield ofSignature
    return found
  }
  return gatherFaults(faults(), terms.most)
}

/** Whether an end was read from a line or a manifest, which may be signed. */
export function isNoted(anchor: Anchor | NotedAnchor): anchor is NotedAnchor {
  return 'signed' in anchor
}
