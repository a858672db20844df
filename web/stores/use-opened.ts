import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { HeldAnswers, Opened } from './held-answers.ts'

/** The held answer under the present name; `answer` is null without a name, and until it has come. */
export function useOpened<Name, Answer, News>(
  answers: () => HeldAnswers<Name, Answer, News>,
  name: () => Name | null,
) {
  const opened = shallowRef<Opened<Answer> | null>(null)
  const key = () => {
    const named = name()
    return named === null ? null : answers().keyOf(named)
  }
  const close = () => opened.value?.close()

  watch(
    [answers, key],
    () => {
      const named = name()
      const before = opened.value
      opened.value = named === null ? null : answers().open(named)
      before?.close()
    },
    { immediate: true },
  )
  onScopeDispose(close)
  return {
    answer: computed(() => opened.value?.answer.value ?? null),
    problem: computed(() => opened.value?.problem.value ?? null),
  }
}

/** Answers that may be opened next are kept, so that opening one needs no request. */
export function useAtHand<Name, Answer, News>(
  answers: () => HeldAnswers<Name, Answer, News>,
  names: () => readonly Name[],
): void {
  watch([answers, names], ([held, wanted]) => held.keepAtHand(wanted), { immediate: true })
}
