import { shallowRef, type ShallowRef } from 'vue'
import { AppProblem } from '../api/client.ts'
import { isTemporary, retryAfter } from '../composables/retry-after.ts'

/** A kind of answers: its key, its request, and how a live change alters it. */
interface AnswerKind<Name, Answer, News> {
  readonly keyOf: (name: Name) => string
  /** @throws AppProblem */
  readonly ask: (name: Name) => Promise<Answer>
  /** The answer after a change; the same object where the change does not concern it, or is part of it already. */
  readonly fold: (answer: Answer, change: News) => Answer
  /** Whether the change makes the answer outdated without telling its new content, so that it must be asked for again. */
  readonly isStale?: (answer: Answer, change: News) => boolean
  /** The number of unused answers that are kept. */
  readonly keepUnused: number
}

/**
 * The longest waits in milliseconds: until the first answer of `keepAtHand` is asked for, and between two of them. Each
 * wait is random, so that a thousand walls that start together send at most five hundred requests a second, however many
 * targets they have.
 */
export const [firstWait, nextWait] = [20_000, 4_000]

/** An answer in use, until it is closed. */
export interface Opened<Answer> {
  /** The answer is null until it has come. */
  readonly answer: Readonly<ShallowRef<Answer | null>>
  readonly problem: Readonly<ShallowRef<AppProblem | null>>
  close(): void
}

export interface HeldAnswers<Name, Answer, News> {
  readonly keyOf: (name: Name) => string
  open(name: Name): Opened<Answer>
  /** These answers and no others are kept although nobody uses them yet, so that opening one needs no request. */
  keepAtHand(names: readonly Name[]): void
  fold(change: News): void
  /** Changes may have been missed: answers in use are asked for again and stay visible meanwhile, others are dropped. */
  renew(): void
  close(): void
}

interface Held<Name, Answer, News> {
  readonly name: Name
  readonly answer: ShallowRef<Answer | null>
  readonly problem: ShallowRef<AppProblem | null>
  users: number
  /** The changes heard after the request was sent, as the answer may be older; undefined without a request. */
  heardSince: News[] | undefined
  askAgain: boolean
  retry: ReturnType<typeof setTimeout> | undefined
}

/**
 * The answers of one kind that a page has opened. Each is asked for once, and then follows the live changes. A failed
 * request is repeated by itself, since nobody operates a wall.
 */
export function holdAnswers<Name, Answer, News>(
  kind: AnswerKind<Name, Answer, News>,
): HeldAnswers<Name, Answer, News> {
  const { keyOf, ask, fold, isStale = () => false, keepUnused } = kind
  const held = new Map<string, Held<Name, Answer, News>>()
  /** The answers to be kept by `keepAtHand`, by key. */
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
    if (problem.value && isTemporary(problem.value))
      one.retry = setTimeout(() => void askFor(one), retryAfter)
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

  /** A failure of the server concerns all answers that are waited for, so each of their users learns it. */
  function tell(one: Held<Name, Answer, News>, problem: AppProblem | null): void {
    one.problem.value = problem
    if (!problem || !isTemporary(problem)) return
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
    for (const [key, one] of idle.slice(0, Math.max(0, idle.length - keepUnused))) letGo(key, one)
  }

  /** A held answer moves to the end of the map, so that the longest unused one is dropped first. */
  function hold(name: Name): Held<Name, Answer, News> {
    const key = keyOf(name)
    const one = held.get(key) ?? newlyHeld(name)
    held.delete(key)
    held.set(key, one)
    return one
  }

  /** The name of the first answer of `keepAtHand` that was not asked for, or failed. */
  function missing(): Name | undefined {
    for (const [key, name] of atHand) {
      const one = held.get(key)
      if (!one) return name
      const { users, problem, answer, heardSince } = one
      const isWaiting = users > 0 || heardSince !== undefined
      if (!isWaiting && answer.value === null && problem.value && isTemporary(problem.value)) return name
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
