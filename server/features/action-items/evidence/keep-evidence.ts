import type { Actor } from '../../../access/actor.ts'
import type { Evidence } from '../../../contract/action-items.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { fileUses } from '../../../files/file-types.ts'
import { keepSent, type SentFile } from '../../../files/keep-sent.ts'
import { keptItem, refuseOthersItem } from '../items.ts'
import { refuseObstacle } from '../take-step.ts'
import { evidenceOf } from './evidence.ts'

/**
 * Keeps a file that a report on an item is going to name (佐证材料): only while its organisation may report.
 * @throws AppError not-found, organisation-not-allowed, conflict, file-too-large, file-type-not-allowed, disk-full
 */
export async function keepEvidence(
  { store, files }: Pick<Deps, 'store' | 'files'>,
  actor: Actor,
  id: string,
  sent: SentFile,
): Promise<Evidence> {
  const { item } = await keptItem(store.reader, id)
  refuseOthersItem(actor, { id, item })
  refuseObstacle(actor, 'report', item)
  const { hash, name, size, type } = await keepSent(files, sent, { use: fileUses.evidence, by: actor.id })
  return { sha256: hash, name, bytes: size, type }
}

/** A file that was sent with a step of an order, under the name that it had there. @throws AppError not-found, organisation-not-allowed */
export async function findEvidence(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): Promise<{ hash: string; name: string }> {
  const kept = await keptItem(store.reader, id)
  refuseOthersItem(actor, kept)
  const found = kept.steps.flatMap(({ step }) => evidenceOf(step)).find(({ hash }) => hash === sha256)
  if (!found) throw new AppError('not-found', `这件督办没有这份佐证材料。请刷新后从办理过程里打开。`)
  return found
}
