import { computed, onScopeDispose, shallowRef, watch, watchEffect } from 'vue'
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

/** The number of answers of a list that are waited for at a time. */
const waitedFor = 3

/**
 * The held answers under several names, by key: they are opened one after another, so that many walls that start at once
 * ask for a few each. `problem` is that of the first that cannot be had.
 */
export function useAllOpened<Name, Answer, News>(
  answers: () => HeldAnswers<Name, Answer, News>,
  names: () => readonly Name[],
) {
  const opened = shallowRef<ReadonlyMap<string, Opened<Answer>>>(new Map())
  let holder = answers()

  function closeAll(): void {
    for (const one of opened.value.values()) one.close()
    opened.value = new Map()
  }
  /** The names that are wanted and not opened yet; of those that are not wanted any more the answers are closed. */
  function follow(): void {
    if (holder !== answers()) closeAll()
    holder = answers()
    const wanted = new Map(names().map((name) => [holder.keyOf(name), name]))
    const next = new Map([...opened.value].filter(([key]) => wanted.has(key)))
    for (const [key, one] of opened.value) if (!wanted.has(key)) one.close()
    const isWaiting = ({ answer, problem }: Opened<Answer>) => answer.value === null && !problem.value
    let waiting = [...next.values()].filter(isWaiting).length
    for (const [key, name] of wanted) {
      if (next.has(key) || waiting >= waitedFor) continue
      const one = holder.open(name)
      next.set(key, one)
      if (isWaiting(one)) waiting += 1
    }
    if (next.size !== opened.value.size || [...next.keys()].some((key) => !opened.value.has(key)))
      opened.value = next
  }

  watchEffect(follow)
  onScopeDispose(closeAll)
  const all = computed(() => [...opened.value.values()])
  return {
    answers: computed(() => all.value.flatMap(({ answer }) => answer.value ?? [])),
    problem: computed(() => all.value.find(({ problem }) => problem.value)?.problem.value ?? null),
    /** Whether each has come or cannot be had. */
    settled: computed(
      () =>
        all.value.length === new Set(names().map(answers().keyOf)).size &&
        all.value.every(({ answer, problem }) => answer.value !== null || problem.value !== null),
    ),
  }
}

/** Answers that may be opened next are kept, so that opening one needs no request. */
export function useAtHand<Name, Answer, News>(
  answers: () => HeldAnswers<Name, Answer, News>,
  names: () => readonly Name[],
): void {
  watch([answers, names], ([held, wanted]) => held.keepAtHand(wanted), { immediate: true })
}
