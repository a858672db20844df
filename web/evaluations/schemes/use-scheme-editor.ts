import { computed, ref, shallowRef, watch } from 'vue'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  evaluationSchemeFaults,
  type EvaluationSchemeDraft,
} from '#metrics/drafts/check-evaluation-scheme.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { beginDraft, editDraft, redoDraft, undoDraft } from './draft-history.ts'
import { draftOf, emptySchemeDraft } from './scheme-draft.ts'

/** A scheme is edited here: its draft, its faults, undo and redo, and saving. */
export function useSchemeEditor(
  index: () => CatalogueIndex,
  scheme: () => EvaluationSchemeRecord | undefined,
) {
  const start = () => {
    const kept = scheme()
    return kept ? draftOf(kept) : emptySchemeDraft
  }
  const history = shallowRef(beginDraft<EvaluationSchemeDraft>(start()))
  const tried = ref(false)
  const { busy, fault, attempt } = useAttempt()
  watch(scheme, () => (history.value = beginDraft(start())))

  const draft = computed(() => history.value.now)
  const faults = computed(() => evaluationSchemeFaults(draft.value, index()))
  /** The draft; undefined while it has faults. */
  const sound = computed(() => (faults.value.length === 0 ? draft.value : undefined))
  const changed = computed(() => JSON.stringify(draft.value) !== JSON.stringify(start()))

  /** The draft is saved as a new scheme or as the next version; undefined where it has faults or was refused. */
  async function keep(): Promise<EvaluationSchemeRecord | undefined> {
    tried.value = true
    if (!sound.value) return undefined
    const kept = scheme()
    const done = await attempt(() =>
      kept
        ? api.put<EvaluationSchemeRecord>(`/api/evaluation-schemes/${kept.id}`, {
            version: kept.version,
            draft: draft.value,
          })
        : api.post<EvaluationSchemeRecord>('/api/evaluation-schemes', draft.value),
    )
    return done?.answer
  }

  /** The scheme is withdrawn. @returns false where the server refused */
  async function withdraw(): Promise<boolean> {
    const kept = scheme()
    if (!kept) return false
    return (await attempt(() => api.delete(`/api/evaluation-schemes/${kept.id}`))) !== undefined
  }

  return {
    draft,
    faults,
    sound,
    changed,
    tried,
    busy,
    fault,
    mayUndo: computed(() => history.value.past.length > 0),
    mayRedo: computed(() => history.value.future.length > 0),
    edit: (field: string, next: EvaluationSchemeDraft) =>
      (history.value = editDraft(history.value, field, next)),
    undo: () => (history.value = undoDraft(history.value)),
    redo: () => (history.value = redoDraft(history.value)),
    keep,
    withdraw,
  }
}
