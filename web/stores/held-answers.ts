import { shallowRef, type ShallowRef } from 'vue'
import { AppProblem } from '../api/client.ts'
import { mayPass, retryAfter } from '../composables/retry-after.ts'

/** One kind of answer: how it is named, asked for, and carried on by what the live line tells. */
interface AnswerKind<Name, Answer, News> {
  readonly keyOf: (name: Name) => string
  /** @throws AppProblem */
  readonly ask: (name: Name) => Promise<Answer>
  /** The answer after a change; the same where that does not concern it, or was known to it already. */
  readonly fold: (answer: Answer, change: News) => Answer
  /** Whether a change made the answer untrue in a way that the change does not tell: it is asked for again. */
  readonly isStale?: (answer: Answer, change: News) => boolean
  /** How many are kept that nobody looks at any more. */
  readonly spare: number
}

/**
 * Milliseconds, at most, until the first answer that is to be at hand is asked for, and from each to the next. Each wait is drawn
 * by lot: a thousand walls that are switched on together come to ask for five hundred a second, however many targets they have.
 */
export const [firstWait, nextWait] = [20_000, 4_000]

/** An answer that somebody looks at, until it is closed. */
export interface Opened<Answer> {
  /** null: it has not come yet. */
  readonly answer: Readonly<ShallowRef<Answer | null>>
  readonly problem: Readonly<ShallowRef<AppProblem | null>>
  close(): void
}

export interface HeldAnswers<Name, Answer, News> {
  readonly keyOf: (name: Name) => string
  open(name: Name): Opened<Answer>
  /** From now on these are held, and no others, though nobody looks at them yet: whoever opens one has it at once. */
  keepAtHand(names: readonly Name[]): void
  fold(change: News): void
  /** Changes may have been missed: what is looked at is asked for again and shown meanwhile, all else is let go. */
  renew(): void
  close(): void
}

interface Held<Name, Answer, News> {
  readonly name: Name
  readonly answer: ShallowRef<Answer | null>
  readonly problem: ShallowRef<AppProblem | null>
  users: number
  /** While it is asked for: the changes heard since, for the answer may be older than they are. */
  heardSince: News[] | undefined
  askAgain: boolean
  retry: ReturnType<typeof setTimeout> | undefined
}

/**
 * The answers of one kind that a page has opened. Each is asked for once, then kept true by the changes that are folded in.
 * What failed is asked for again by itself, for nobody stands at a wall.
 */
export function holdAnswers<Name, Answer, News>(
  kind: AnswerKind<Name, Answer, News>,
): HeldAnswers<Name, Answer, News> {
  const { keyOf, ask, fold, isStale = () => false, spare } = kind
  const held = new Map<string, Held<Name, Answer, News>>()
  /** By key; what nobody looks at is asked for when its turn comes. */
  let atHand: ReadonlyMap<string, Name> = new Map()
  let turn: ReturnType<typeof setTimeout> | undefined

  async function askFor(one: Held<Name, Answer, News>): Promise<void> {
    if (one.heardSince) return void (one.askAgain = true)
    clearTimeout(one.retry)
    await askOnce(one)
    const { name, users, askAgain, problem } = one
    if (users === 0) {
      if (askAgain && held.get(keyOf(name)) === one) letGo(keyOf(name), one)
      return
    }
    if (askAgain) return askFor(one)
    if (problem.value && mayPass(problem.value)) one.retry = setTimeout(() => void askFor(one), retryAfter)
  }

  async function askOnce(one: Held<Name, Answer, News>): Promise<void> {
    one.askAgain = false
    const heardSince: News[] = (one.heardSince = [])
    try {
      const answer = await ask(one.name)
      if (heardSince.some((change) => isStale(answer, change))) one.askAgain = true
      one.answer.value = heardSince.reduce(fold, answer)
      tell(one, null)
    } catch (refusal) {
      if (!(refusal instanceof AppProblem)) throw refusal
      tell(one, refusal)
    } finally {
      one.heardSince = undefined
    }
  }

  /** A server that does not answer for one answers for none: whoever waits is told. */
  function tell(one: Held<Name, Answer, News>, problem: AppProblem | null): void {
    one.problem.value = problem
    if (!problem || !mayPass(problem)) return
    for (const other of held.values()) if (other.answer.value === null) other.problem.value = problem
  }

  function newlyHeld(name: Name): Held<Name, Answer, News> {
    const [answer, problem] = [shallowRef<Answer | null>(null), shallowRef<AppProblem | null>(null)]
    return { name, answer, problem, users: 0, heardSince: undefined, askAgain: false, retry: undefined }
  }

  function letGo(key: string, one: Held<Name, Answer, News>): void {
    clearTimeout(one.retry)
    held.delete(key)
  }

  function trim(): void {
    const idle = [...held].filter(([key, { users }]) => users === 0 && !atHand.has(key))
    for (const [key, one] of idle.slice(0, Math.max(0, idle.length - spare))) letGo(key, one)
  }

  /** Last in the map: what was left longest ago is let go first. */
  function hold(name: Name): Held<Name, Answer, News> {
    const key = keyOf(name)
    const one = held.get(key) ?? newlyHeld(name)
    held.delete(key)
    held.set(key, one)
    return one
  }

  /** The first that is to be at hand and was not asked for, or that nobody answered for. */
  function missing(): Name | undefined {
    for (const [key, name] of atHand) {
      const one = held.get(key)
      if (!one) return name
      const { users, problem, answer, heardSince } = one
      const isWaiting = users > 0 || heardSince !== undefined
      if (!isWaiting && answer.value === null && problem.value && mayPass(problem.value)) return name
    }
    return undefined
  }

  function askForMissing(longest: number): void {
    if (turn !== undefined || missing() === undefined) return
    turn = setTimeout(() => void takeTurn(), Math.random() * longest)
  }

  async function takeTurn(): Promise<void> {
    const name = missing()
    const one = name === undefined ? undefined : hold(name)
    if (one) await askFor(one)
    turn = undefined
    askForMissing(one?.problem.value ? 2 * retryAfter : nextWait)
  }

  function keepAtHand(names: readonly Name[]): void {
    atHand = new Map(names.map((name) => [keyOf(name), name]))
    trim()
    askForMissing(firstWait)
  }

  function open(name: Name): Opened<Answer> {
    const one = hold(name)
    one.users += 1
    if (one.answer.value === null && one.heardSince === undefined) void askFor(one)
    trim()
    return {
      answer: one.answer,
      problem: one.problem,
      close: () => {
        one.users -= 1
        if (one.users === 0) clearTimeout(one.retry)
      },
    }
  }

  return {
    keyOf,
    open,
    keepAtHand,
    fold: (change) => {
      for (const [key, one] of held) {
        one.heardSince?.push(change)
        if (one.answer.value === null) continue
        if (!isStale(one.answer.value, change)) one.answer.value = fold(one.answer.value, change)
        else if (one.users > 0) void askFor(one)
        else letGo(key, one)
      }
      askForMissing(nextWait)
    },
    renew: () => {
      for (const [key, one] of held) {
        if (one.users > 0) void askFor(one)
        else letGo(key, one)
      }
      askForMissing(firstWait)
    },
    close: () => {
      keepAtHand([])
      clearTimeout(turn)
      for (const [key, one] of held) letGo(key, one)
    },
  }
}
