import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  evaluationSchemeFaults,
  type EvaluationSchemeDraft,
} from '#metrics/drafts/check-evaluation-scheme.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { keepRecord, nextId, standingRecord } from '../../records/keep-record.ts'
import { refuseDraft } from '../../refuse-draft.ts'
import type { Actor } from '../../access/actor.ts'

const kind = 'evaluation-scheme'

type Keeping = Pick<Deps, 'store' | 'catalogue'>

/** Keeps a new scheme under the next number. @throws AppError bad-item */
export async function keepScheme(
  { store, catalogue }: Keeping,
  actor: Actor,
  draft: EvaluationSchemeDraft,
): Promise<EvaluationSchemeRecord> {
  refuseDraft(evaluationSchemeFaults(draft, catalogue.current()))
  return store.write(async (writer) => {
    const scheme = { ...draft, id: await nextId(writer, kind, 'evaluation'), version: 1 }
    await keepRecord(writer, actor.id, { kind, id: scheme.id, content: scheme })
    return scheme
  })
}

/**
 * Keeps the next version of a scheme; earlier versions stay as they are. @throws AppError not-found, bad-item, stale-edit where somebody
 * else kept a version meanwhile
 */
export async function changeScheme(
  { store, catalogue }: Keeping,
  actor: Actor,
  id: string,
  { version, draft }: { readonly version: number; readonly draft: EvaluationSchemeDraft },
): Promise<EvaluationSchemeRecord> {
  refuseDraft(evaluationSchemeFaults(draft, catalogue.current()))
  return store.write(async (writer) => {
    const { version: newest, content: before } = await requireScheme(writer, id)
    if (newest !== version) {
      throw new AppError('stale-edit', `“${before.name}”已有第${newest}版，请在新版上再改。`)
    }
    const { demo } = before
    const scheme = { ...draft, id, version: version + 1, ...(demo && { demo }) }
    await keepRecord(writer, actor.id, { kind, id, content: scheme })
    return scheme
  })
}

/** Withdraws a scheme; its published evaluations stay. @throws AppError not-found */
export async function withdrawScheme(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    await requireScheme(writer, id)
    await keepRecord(writer, actor.id, { kind, id, content: null })
  })
}

/** A scheme of a catalogue by its id. @throws AppError not-found */
export function schemeIn(index: CatalogueIndex, id: string): EvaluationSchemeRecord {
  const scheme = index.evaluationSchemes.get(id)
  if (!scheme) throw new AppError('not-found', `没有这个考核方案：${id}。`)
  return scheme
}

async function requireScheme(writer: Writer, id: string) {
  const standing = await standingRecord<EvaluationSchemeRecord>(writer, { kind, id })
  if (!standing) throw new AppError('not-found', `没有这个考核方案：${id}。`)
  return standing
}
