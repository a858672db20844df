import { shallowRef } from 'vue'
import type {
  Evaluation,
  EvaluationSnapshotBrief,
  EvaluationSnapshotList,
} from '#server/contract/evaluations.ts'
import { AppProblem, api } from '../api/client.ts'

/** Published evaluations, and publishing one more. */
export function useSnapshots() {
  const snapshots = shallowRef<readonly EvaluationSnapshotBrief[]>()
  const problem = shallowRef<AppProblem>()
  /** Why the last publication was refused. */
  const refusal = shallowRef<AppProblem>()

  async function load(): Promise<void> {
    try {
      snapshots.value = (await api.get<EvaluationSnapshotList>('/api/evaluation-snapshots')).snapshots
      problem.value = undefined
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      problem.value = refused
    }
  }

  /** Publishes exactly what is shown; undefined where it was refused. */
  async function publish({ scheme, at, sequence }: Evaluation): Promise<EvaluationSnapshotBrief | undefined> {
    refusal.value = undefined
    try {
      const shown = { scheme: scheme.id, version: scheme.version, at, asOf: sequence }
      return await api.post<EvaluationSnapshotBrief>('/api/evaluation-snapshots', shown)
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      refusal.value = refused
      return undefined
    }
  }

  return { snapshots, problem, refusal, load, publish }
}
