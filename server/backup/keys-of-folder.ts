import { OperatorError } from '../operator-error.ts'
import type { Manifest } from './manifest.ts'
import type { NotedAnchor } from './signing/fault-of-signatures.ts'

/** Refuses an end without a signature beside signed ones, since every later verification would call it forged. @throws OperatorError */
export function refuseUnsigned(folder: string, anchors: readonly NotedAnchor[]): void {
  if (anchors.some(({ signed }) => signed.signature))
    throw withoutKey(folder, '有签过的末条', 'XUSHI_SIGNING_KEY')
}

/** Refuses a copy that is not encrypted beside those that are. @throws OperatorError */
export function refuseUnencrypted(folder: string, backups: readonly Manifest[]): void {
  if (backups.some(({ encrypted }) => encrypted !== undefined))
    throw withoutKey(folder, '有加密的备份', 'XUSHI_BACKUP_KEY')
}

function withoutKey(folder: string, holds: string, setting: string): OperatorError {
  return new OperatorError(
    `${folder} 里${holds}，而这里没有设 ${setting}，因此没有写入。请像服务那样设好它；不再用钥匙的，请换一个备份目录（XUSHI_BACKUPS）。`,
  )
}
