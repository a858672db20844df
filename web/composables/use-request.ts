import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { AppProblem } from '../api/client.ts'
import { serverNow } from '../api/server-clock.ts'
import { isTemporary } from './retry-after.ts'

const firstWait = 5_000
const longestWait = 60_000

/** The state of one request to the server. */
export interface Request<Answer> {
  /** The answer to the present argument; undefined until it has come. */
  readonly answer: Readonly<Ref<Answer | undefined>>
  /** The time of the answer, by the server's clock. */
  readonly answeredAt: Readonly<Ref<number | undefined>>
  /** The reason why the last attempt failed; an earlier answer stays. */
  readonly problem: Readonly<Ref<AppProblem | undefined>>
  readonly waiting: Readonly<Ref<boolean>>
  /** The request is sent again. */
  readonly ask: () => Promise<void>
}

interface RequestTerms<Argument> {
  /** The argument of the request; undefined while there is nothing to ask for. */
  readonly of: () => Argument | undefined
  /** Milliseconds without a change of the argument before the request is sent. */
  readonly pause?: number
  /** Milliseconds between two requests while the page can be seen. */
  readonly every?: number
}

/**
 * A request to the server is sent at once, again when its argument changes, and ends with the page. An answer is
 * shown only for the argument that it belongs to, and only the last request counts. A request that failed for the
 * network or the server is repeated by itself: when the machine is online again, and after a wait that doubles up to a
 * minute.
 */
export function useRequest<Answer>(
  send: (argument: null, signal: AbortSignal) => Promise<Answer>,
): Request<Answer>
export function useRequest<Answer, Argument>(
  send: (argument: Argument, signal: AbortSignal) => Promise<Answer>,
  terms: RequestTerms<Argument>,
): Request<Answer>
export function useRequest<Answer, Argument>(
  send: (argument: Argument, signal: AbortSignal) => Promise<Answer>,
  { of, pause = 0, every }: RequestTerms<Argument> = { of: () => null as Argument },
): Request<Answer> {
  const heard = shallowRef<{ key: string | undefined; answer: Answer; answeredAt: number }>()
  const failed = shallowRef<{ key: string | undefined; problem: AppProblem }>()
  const waiting = shallowRef(false)
  const key = computed<string | undefined>(() => JSON.stringify(of()))
  let asking: AbortController | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait

  function giveUp(): void {
    clearTimeout(later)
    asking?.abort()
    asking = undefined
    waiting.value = false
  }

  async function ask(): Promise<void> {
    giveUp()
    const argument = of()
    if (argument === undefined) return
    const asked = key.value
    const mine = (asking = new AbortController())
    const isWanted = () => mine === asking && asked === key.value
    waiting.value = true
    try {
      const answer = await send(argument, mine.signal)
      if (!isWanted()) return
      heard.value = { key: asked, answer, answeredAt: serverNow() }
      failed.value = undefined
      wait = firstWait
    } catch (refused) {
      if (!isWanted()) return
      if (!(refused instanceof AppProblem)) throw refused
      failed.value = { key: asked, problem: refused }
      if (!isTemporary(refused)) return
      later = setTimeout(() => void ask(), wait)
      wait = Math.min(2 * wait, longestWait)
    } finally {
      if (mine === asking) waiting.value = false
    }
  }

  function askAfterChange(): void {
    giveUp()
    failed.value = undefined
    if (pause === 0) void ask()
    else later = setTimeout(() => void ask(), pause)
  }

  const askOnline = () => void (failed.value && isTemporary(failed.value.problem) && ask())
  const askIfSeen = () => void (document.visibilityState === 'visible' && !waiting.value && ask())
  window.addEventListener('online', askOnline)
  let beat: ReturnType<typeof setInterval> | undefined
  if (every !== undefined) {
    beat = setInterval(askIfSeen, every)
    document.addEventListener('visibilitychange', askIfSeen)
  }
  onScopeDispose(() => {
    giveUp()
    clearInterval(beat)
    window.removeEventListener('online', askOnline)
    if (every !== undefined) document.removeEventListener('visibilitychange', askIfSeen)
  })
  watch(key, askAfterChange, { immediate: true })

  const standing = computed(() => (heard.value?.key === key.value ? heard.value : undefined))
  return {
    answer: computed(() => standing.value?.answer),
    answeredAt: computed(() => standing.value?.answeredAt),
    problem: computed(() => (failed.value?.key === key.value ? failed.value?.problem : undefined)),
    waiting,
    ask,
  }
}
