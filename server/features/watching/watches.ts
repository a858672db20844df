import type { Actor } from '../../access/actor.ts'
import type { Watches } from '../../contract/watches.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { View } from '../../judging/view.ts'
import { answersFor } from '../../workflow/answers-for.ts'
import { deleteWatch, insertWatch, watchesOf } from './queries.ts'

/** The targets that a person watches, and those for which they answer. */
export async function ownTargets({ reader, index }: View, actor: Actor): Promise<Watches> {
  const watched = [...(await watchesOf(reader, actor.id)).keys()].filter((id) => index.targets.has(id))
  const answered = [...index.targets.values()]
    .filter((target) => answersFor(index, actor, target))
    .map(({ record }) => record.id)
  return { watched, answered }
}

/** A person begins to watch a target; who watches it already goes on. @throws AppError not-found */
export async function watchTarget(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  { id }: Actor,
  target: string,
): Promise<void> {
  if (!catalogue.current().targets.has(target)) throw new AppError('not-found', `没有这个目标：${target}。`)
  await store.write((writer) => insertWatch(writer, { person: id, target, since: store.head().sequence }))
}

/** A person watches a target no more; one that they do not watch stays so. */
export async function leaveTarget(
  { store }: Pick<Deps, 'store'>,
  { id }: Actor,
  target: string,
): Promise<void> {
  await store.write((writer) => deleteWatch(writer, id, target))
}
