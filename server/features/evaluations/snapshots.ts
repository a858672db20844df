import { evaluationDifferences } from '#metrics/evaluation/evaluation-differences.ts'
import type {
  Evaluation,
  EvaluationSnapshot,
  EvaluationSnapshotBrief,
  PublishEvaluation,
} from '../../contract/evaluations.ts'
import { storeSnapshot } from '../../records/kinds/evaluations.ts'
import type { Reader } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { viewOf } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { namesOfActors } from '../people/queries.ts'
import { evaluateScheme } from './evaluate-scheme.ts'
import { schemeIn } from './keep-scheme.ts'
import { publishedSnapshots, snapshotBody, type StoredEvaluationSnapshot } from './queries.ts'

type Publishing = Pick<Deps, 'store' | 'catalogue' | 'clock'>

/**
 * Publishes an evaluation for good, as it was shown: by the values and the scheme's version known at `asOf`. @throws AppError not-found,
 * stale-edit for another version, bad-item where nobody has a score or the day is to come, conflict where the scheme's last published
 * evaluation of that day is the same
 */
export async function publishEvaluation(
  deps: Publishing,
  actor: Actor,
  { scheme: id, version, at, asOf }: PublishEvaluation,
): Promise<EvaluationSnapshotBrief> {
  const { store, catalogue, clock } = deps
  const view = await viewOf(deps, { at, asOf: String(asOf) })
  if (at > clock.today()) throw new AppError('bad-item', `基准日${at}还没有到，不能发布。`)
  const scheme = schemeIn(view.index, id)
  if (scheme.version !== version || catalogue.current().evaluationSchemes.get(id)?.version !== version) {
    throw new AppError('stale-edit', `“${scheme.name}”已经改版或停用，请刷新后按新版评价再发布。`)
  }
  const evaluation = await evaluateScheme(view, scheme)
  if (evaluation.results.every(({ score }) => score === null)) {
    throw new AppError('bad-item', '没有一个考核对象计分，不能发布。请换一个有数据的基准日。')
  }
  const body = JSON.stringify(evaluation)
  const facts = { scheme: id, version, name: scheme.name, at, asOf, demo: evaluation.demo }
  return store.write(async (writer) => {
    const before = (await publishedSnapshots(writer)).filter(
      ({ facts }) => facts.scheme === id && facts.at === at,
    )
    await refuseTheSame(writer, before[0], evaluation)
    const snapshot = `${id}-${at}-${before.length + 1}`
    const entry = await storeSnapshot(writer, actor.id, { id: snapshot, body, facts })
    const { asOf: _, ...told } = facts
    return {
      id: snapshot,
      ...told,
      publishedAt: entry.at,
      publishedBy: actor.displayName,
      sequence: entry.sequence,
    }
  })
}

/** Published evaluations, newest first. Two queries. */
export async function listSnapshots(reader: Reader): Promise<EvaluationSnapshotBrief[]> {
  const stored = await publishedSnapshots(reader)
  const nameOf = await namesOfActors(
    reader,
    stored.map(({ actor }) => actor),
  )
  return stored.map((snapshot) => briefOf(snapshot, nameOf))
}

/**
 * A published evaluation, and the participants who would stand differently if its scheme were evaluated for the same day by what is known
 * today. It costs an evaluation and three queries. @throws AppError not-found
 */
export async function readSnapshot(deps: Publishing, id: string): Promise<EvaluationSnapshot> {
  const { store } = deps
  const body = await snapshotBody(store.reader, id)
  const stored = (await publishedSnapshots(store.reader)).find((snapshot) => snapshot.id === id)
  if (body === undefined || !stored) throw new AppError('not-found', `没有发布过这份考核评价：${id}。`)
  const evaluation = JSON.parse(body) as Evaluation
  const { scheme, at } = evaluation
  const view = await viewOf(deps, { at })
  const today = await evaluateScheme(view, scheme)
  return {
    ...briefOf(stored, await namesOfActors(store.reader, [stored.actor])),
    sha256: stored.facts.sha256,
    evaluation,
    newestVersion: view.index.evaluationSchemes.get(scheme.id)?.version ?? null,
    differences: differencesOf(evaluation, today),
  }
}

async function refuseTheSame(
  reader: Reader,
  last: StoredEvaluationSnapshot | undefined,
  evaluation: Evaluation,
): Promise<void> {
  const body = last && (await snapshotBody(reader, last.id))
  if (!last || body === undefined || last.facts.version !== evaluation.scheme.version) return
  if (differencesOf(JSON.parse(body) as Evaluation, evaluation).length > 0) return
  throw new AppError('conflict', `与${last.publishedAt.slice(0, 10)}发布的一份完全相同，没有再发布。`)
}

function differencesOf(before: Evaluation, after: Evaluation): EvaluationSnapshot['differences'] {
  return evaluationDifferences(before.results, after.results, before.scheme.decimals).map((difference) => ({
    ...difference,
    values: [...difference.values],
  }))
}

function briefOf(
  { id, sequence, publishedAt, actor, facts }: StoredEvaluationSnapshot,
  nameOf: (actor: string) => string,
): EvaluationSnapshotBrief {
  const { scheme, version, name, at, demo } = facts
  return { id, sequence, publishedAt, publishedBy: nameOf(actor), scheme, version, name, at, demo }
}
