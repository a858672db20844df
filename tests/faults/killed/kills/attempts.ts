import type { ObservationItem, ObservationsAccepted } from '#server/contract/observations.ts'
import type { CallOptions } from '#tests/support/callers/api-call.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import type { Hands } from './hands.ts'
import { traceOf } from './traces.ts'

/** A request that writes, and its required traces: all of them, or none. */
export interface Attempt {
  readonly kind: string
  readonly path: string
  readonly body?: unknown
  readonly options: CallOptions
  readonly traces: readonly string[]
  /** The request has an Idempotency-Key, so that a repetition has no further effect. */
  readonly repeatable?: true
  /** A success is noted where it makes later requests possible. */
  readonly taken?: (answer: never) => void
}

type Cell = ObservationsAccepted['accepted'][number]

/** The share of each kind of request, in hundredths. */
const shares = {
  draft: 15,
  submit: 30,
  publish: 15,
  approve: 15,
  return: 12,
  close: 4,
  reopen: 3,
  create: 2,
  rename: 4,
}
type Kind = keyof typeof shares

/** The state in which values of a post stand once it is answered. */
const stateAfter = { draft: 'draft', submit: 'submitted', publish: 'approved' } as const

/** Mixed writes of people at their desks and of a program; no two of them leave the same trace. */
export function mixedAttempts(hands: Hands): (random: () => number) => Attempt {
  const waiting: Cell[] = []
  const unnamed: string[] = []
  const closed: string[] = []
  let values = 0
  let people = 0
  let months = 0

  function post(kind: keyof typeof stateAfter, headers: Hands['program'], size: number): Attempt {
    const items = Array.from({ length: size }, () => noted(values++))
    return {
      kind,
      path: '/api/observations',
      body: { items, submit: kind !== 'draft' },
      options: { headers: { ...headers, 'idempotency-key': `values-${values}` } },
      traces: items.map(traceOf.value),
      repeatable: true,
      taken: ({ accepted }: ObservationsAccepted) => {
        const other = accepted.find(({ state }) => state !== stateAfter[kind])
        if (other) throw new Error(`A ${kind} came to stand as ${other.state}.`)
        if (kind === 'submit') waiting.push(...accepted)
      },
    }
  }

  function decide(verdict: 'approved' | 'returned', cells: readonly Cell[]): Attempt {
    const reason = verdict === 'returned' ? '与统计公报不符，请重报' : null
    const items = cells.map(({ indicator, region, period, revision }) => ({
      indicator,
      region,
      period,
      revision,
    }))
    return {
      kind: verdict === 'approved' ? 'approve' : 'return',
      path: `/api/review/${verdict === 'approved' ? 'approvals' : 'returns'}`,
      body: { items: reason === null ? items : items.map((item) => ({ ...item, reason })) },
      options: { headers: hands.reviewer },
      traces: items.flatMap((item) => {
        const subject = [item.indicator, item.region, item.period, item.revision].join('/')
        return [traceOf.decision(verdict, subject, reason), traceOf.entry(`observation.${verdict}`, subject)]
      }),
    }
  }

  function setClosure(kind: 'close' | 'reopen', period: string): Attempt {
    return {
      kind,
      path: `/api/periods/${period}/closure`,
      body: { reason: '与统计公报核对' },
      options: { headers: hands.administrator, method: kind === 'close' ? 'POST' : 'DELETE' },
      traces: [traceOf.entry(kind === 'close' ? 'period.closed' : 'period.reopened', period)],
      taken: () => {
        if (kind === 'close') closed.push(period)
      },
    }
  }

  function create(name: string): Attempt {
    return {
      kind: 'create',
      path: '/api/people',
      body: { name, displayName: name, roles: ['reader'], organisations: [], regions: [] },
      options: { headers: hands.administrator },
      traces: [traceOf.person(name), traceOf.entry('person.created', `person:${name}`)],
      taken: () => void unnamed.push(name),
    }
  }

  function rename(id: string): Attempt {
    const displayName = `改名后的 ${id}`
    return {
      kind: 'rename',
      path: `/api/people/${id}`,
      body: { displayName },
      options: { headers: hands.administrator, method: 'PATCH' },
      traces: [traceOf.personName(id, displayName), traceOf.entry('person.changed', `person:${id}`)],
    }
  }

  /**
   * A cell that is decided, a period that is reopened and a person who is renamed are taken out of the lists first,
   * since the outcome may stay unknown.
   */
  function attempt(kind: Kind, random: () => number): Attempt | undefined {
    const upTo = (most: number) => 1 + Math.floor(random() * most)
    switch (kind) {
      case 'draft':
        return post(kind, hands.reporter, upTo(3))
      case 'submit':
        return post(kind, hands.reporter, upTo(5))
      case 'publish':
        return post(kind, hands.program, upTo(60))
      case 'approve':
      case 'return':
        return waiting.length === 0
          ? undefined
          : decide(kind === 'approve' ? 'approved' : 'returned', waiting.splice(0, upTo(4)))
      case 'close':
        return setClosure(kind, longAgo(months++))
      case 'reopen':
        return closed.length === 0 ? undefined : setClosure(kind, closed.shift()!)
      case 'create':
        return create(`person-${++people}`)
      case 'rename':
        return unnamed.length === 0 ? undefined : rename(unnamed.shift()!)
    }
  }

  return (random) => {
    let place = random() * Object.values(shares).reduce((sum, share) => sum + share, 0)
    const [kind] = Object.entries(shares).find(([, share]) => (place -= share) < 0) ?? ['submit']
    return attempt(kind as Kind, random) ?? post('submit', hands.reporter, 1)
  }
}

/** The note is unique, and answers the questions of the checks. */
function noted(index: number): ObservationItem & { readonly note: string } {
  return { ...valueToPost(index), note: `年度清查后补录第 ${index} 项` }
}

/** A month of its own, long before those of `valueToPost`. */
function longAgo(index: number): string {
  return `${1000 + Math.floor(index / 12)}-M${String((index % 12) + 1).padStart(2, '0')}`
}
