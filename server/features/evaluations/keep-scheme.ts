import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  evaluationSchemeFaults,
  type EvaluationSchemeDraft,
} from '#metrics/drafts/check-evaluation-scheme.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import { newestRecords, withdrawn } from '../../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../../db/catalogue/change-catalogue.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { refuseDraft } from '../../refuse-draft.ts'
import type { Actor } from '../../access/actor.ts'

const kind = 'evaluation-scheme'
const numbered = /^evaluation-(\d+)$/

type Keeping = Pick<Deps, 'store' | 'catalogue'>

/** Keeps a new scheme under the next number. @throws AppError bad-item */
export async function keepScheme(
  { store, catalogue }: Keeping,
  actor: Actor,
  draft: EvaluationSchemeDraft,
): Promise<EvaluationSchemeRecord> {
  refuseDraft(evaluationSchemeFaults(draft, catalogue.current()))
  return store.write(async (writer) => {
    // Withdrawn ones included: a number that a snapshot names is not given again.
    const numbers = [...(await newestRecords(writer)).values()]
      .filter((record) => record.kind === kind)
      .map(({ id }) => Number(numbered.exec(id)?.[1] ?? 0))
    return writeVersion(writer, actor, {
      ...draft,
      id: `evaluation-${Math.max(0, ...numbers) + 1}`,
      version: 1,
    })
  })
}

/**
 * Keeps the next version of a scheme; the versions before stay as they are.
 * @throws AppError not-found, bad-item, stale-edit where another version came meanwhile
 */
export async function changeScheme(
  { store, catalogue }: Keeping,
  actor: Actor,
  id: string,
  { version, draft }: { readonly version: number; readonly draft: EvaluationSchemeDraft },
): Promise<EvaluationSchemeRecord> {
  refuseDraft(evaluationSchemeFaults(draft, catalogue.current()))
  return store.write(async (writer) => {
    const newest = await newestVersion(writer, id)
    if (newest.version !== version) {
      throw new AppError('stale-edit', `“${newest.scheme.name}”已有第${newest.version}版，请在新版上再改。`)
    }
    const { demo } = newest.scheme
    return writeVersion(writer, actor, { ...draft, id, version: version + 1, ...(demo && { demo }) })
  })
}

/** Takes a scheme out of use; what was published stays. @throws AppError not-found */
export async function withdrawScheme(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    const { version } = await newestVersion(writer, id)
    await changeCatalogue(writer, {
      actor: actor.id,
      subject: `${kind}/${id}`,
      origin: 'administrator',
      records: [{ kind, id, version: version + 1, body: withdrawn }],
    })
  })
}

/** The scheme of that id in a catalogue. @throws AppError not-found */
export function schemeIn(index: CatalogueIndex, id: string): EvaluationSchemeRecord {
  const scheme = index.evaluationSchemes.get(id)
  if (!scheme) throw new AppError('not-found', `没有这个考核方案：${id}。`)
  return scheme
}

async function newestVersion(
  writer: Writer,
  id: string,
): Promise<{ version: number; scheme: EvaluationSchemeRecord }> {
  const newest = (await newestRecords(writer)).get(`${kind}/${id}`)
  if (!newest || newest.body === withdrawn) throw new AppError('not-found', `没有这个考核方案：${id}。`)
  return { version: newest.version, scheme: JSON.parse(newest.body) as EvaluationSchemeRecord }
}

async function writeVersion(
  writer: Writer,
  actor: Actor,
  scheme: EvaluationSchemeRecord,
): Promise<EvaluationSchemeRecord> {
  const { id, version } = scheme
  await changeCatalogue(writer, {
    actor: actor.id,
    subject: `${kind}/${id}`,
    origin: 'administrator',
    records: [{ kind, id, version, body: JSON.stringify(scheme) }],
  })
  return scheme
}
