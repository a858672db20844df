import { computed } from 'vue'
import type {
  Evaluation,
  EvaluationSnapshotBrief,
  EvaluationSnapshotList,
} from '#server/contract/evaluations.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

/** Published evaluations are listed here, and another is published. */
export function useSnapshots() {
  const { answer } = useRequest((_, signal) =>
    api.get<EvaluationSnapshotList>('/api/evaluation-snapshots', {}, signal),
  )
  const { fault, attempt } = useAttempt()

  /** The shown evaluation is published; undefined where the server refused. */
  async function publish({ scheme, at, sequence }: Evaluation): Promise<EvaluationSnapshotBrief | undefined> {
    const shown = { scheme: scheme.id, version: scheme.version, at, asOf: sequence }
    const published = await attempt(() =>
      api.post<EvaluationSnapshotBrief>('/api/evaluation-snapshots', shown),
    )
    return published?.answer
  }

  return { snapshots: computed(() => answer.value?.snapshots), fault, publish }
}
