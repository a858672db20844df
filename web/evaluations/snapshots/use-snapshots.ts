import { computed } from 'vue'
import type {
  Evaluation,
  EvaluationSnapshotBrief,
  EvaluationSnapshotList,
} from '#server/contract/evaluations.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

/** Published evaluations, and publishing one more. */
export function useSnapshots() {
  const { answer } = useRequest((_, signal) =>
    api.get<EvaluationSnapshotList>('/api/evaluation-snapshots', {}, signal),
  )
  const { fault, attempt } = useAttempt()

  /** Publishes exactly what is shown; undefined where it was refused. */
  async function publish({ scheme, at, sequence }: Evaluation): Promise<EvaluationSnapshotBrief | undefined> {
    const shown = { scheme: scheme.id, version: scheme.version, at, asOf: sequence }
    const published = await attempt(() =>
      api.post<EvaluationSnapshotBrief>('/api/evaluation-snapshots', shown),
    )
    return published?.answer
  }

  return { snapshots: computed(() => answer.value?.snapshots), fault, publish }
}
