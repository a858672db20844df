import Type from 'typebox'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

const kept = 'display-profile.kept' as const
const removed = 'display-profile.removed' as const
const prefix = 'display-profile/'

const payload = Type.Object({ profile: Type.String(), name: Type.String(), sha256: Type.String() })
const rows = storedBodies('displayProfile', { kinds: [kept, removed], prefix, named: '展示方案' })

/** The profiles of displays; the ledger holds the hash of each version. */
export const displayProfileRecords = {
  [kept]: recordKind({ payload, rows, words: ({ name }) => `保存展示方案“${name}”` }),
  [removed]: recordKind({ payload, rows, words: ({ name }) => `删除展示方案“${name}”` }),
}

/** Stores the next version of a profile with its entry; `content` null: it is deleted. */
export async function storeProfile(
  writer: Writer,
  actor: string,
  { profile, version, name }: { readonly profile: string; readonly version: number; readonly name: string },
  content: object | null,
): Promise<void> {
  const id = `${profile}/${version}`
  const body = JSON.stringify(content ?? { name, removed: true })
  const { sequence } = await writer.append({
    actor,
    kind: content === null ? removed : kept,
    subject: prefix + id,
    payload: { profile, name, sha256: bodyHash(body) },
  })
  await writer.db.insert(writer.tables.displayProfile).values({ id, profile, body, sequence })
}
