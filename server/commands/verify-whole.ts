import { anchorsIn } from '../backup/daily-heads.ts'
import { manifestsIn, unreadableText } from '../backup/manifest.ts'
import { isNoted, verifyByNotes } from '../backup/signing/verify-by-notes.ts'
import { systemClock as clock } from '../clock.ts'
import { openSnapshot } from '../db/copies/snapshot.ts'
import { readableContents } from '../db/open-store.ts'
import type { Anchor } from '../records/verifying/anchors.ts'
import type { VerifyStep } from '../records/verifying/gather-faults.ts'
import type { WholeVerdict } from '../records/verifying/verdict.ts'
import { amountsText, type SoundWhole } from '../records/verify-ledger.ts'
import type { Config } from '../start/config.ts'
import { knownPublicKeys } from '../start/keys/signing-key.ts'

/** What an operator gives to hold the ledger against, besides what the folder of backups notes. */
interface Given {
  readonly expected: readonly Anchor[]
  /** Files with public keys. */
  readonly keyFiles: readonly string[]
}

/** The most faults that are named. */
const mostFaults = 100

/** Verifies the whole database at the place of the settings as of one instant, whoever writes to it meanwhile. */
export async function verifyWhole(
  config: Config,
  { expected, keyFiles }: Given,
  told?: (step: VerifyStep) => void,
): Promise<WholeVerdict> {
  const keys = knownPublicKeys(config, keyFiles)
  // The ends are read first, since a later one may name an entry that the snapshot lacks.
  const anchors = [...expected, ...(await anchorsIn(config.backups.folder))]
  const { unreadable } = await manifestsIn(config.backups.folder)
  const remarks = unreadable.length > 0 ? [`${unreadableText(unreadable)}。`] : []
  const snapshot = await openSnapshot(config)
  try {
    const contents = readableContents(config, snapshot.reader)
    // Where the operator confirmed the clock, times ahead of it are those of a clock that once ran ahead.
    const terms = { most: mostFaults, ...(!config.clockChecked && { now: clock.now() }), told }
    const found = await verifyByNotes(snapshot.reader, contents, anchors, keys, terms)
    if (found.sound)
      return { sound: true, lines: linesOf(found, anchors, keys !== undefined), remarks, faults: [] }
    const { sequence, fault, others = [] } = found
    return { sound: false, lines: [], remarks, faults: [{ sequence, fault }, ...others] }
  } finally {
    await snapshot.close()
  }
}

/** What is told of a sound database, in sentences. */
function linesOf(found: SoundWhole, anchors: readonly Anchor[], hasKeys: boolean): string[] {
  const { entries, audited, head, remarks } = found
  const signed = anchors.filter(isNoted).filter(({ signed }) => signed.signature)
  const latest = signed
    .map(({ at }) => at)
    .sort()
    .at(-1)
  return [
    `底账完好：共 ${entries} 条，${amountsText(found)}，逐字相符。`,
    `审计日志 ${audited} 条，首尾相连，与底账所记相符。`,
    `末条 ${head.sequence} 号 ${head.hash}（${head.at}）`,
    ...(anchors.length > 0
      ? [`与系统之外所记的 ${anchors.length} 处（备份清单、每日末条、--expect）都相符。`]
      : []),
    ...(latest === undefined
      ? []
      : [
          hasKeys
            ? `其中 ${signed.length} 处有签名，都对；最近一处签于 ${latest}。`
            : `其中 ${signed.length} 处有签名，没有核对：请用 --key 给出公钥文件。`,
        ]),
    ...remarks.map((remark) => `注意：${remark}。`),
  ]
}
