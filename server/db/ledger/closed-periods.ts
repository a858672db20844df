import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../statements/reader.ts'

/** The closed periods, in SDMX form, and the organisations that may report one all the same. Rule D-14. */
export class ClosedPeriods implements Iterable<string> {
  readonly #closed: ReadonlySet<string>
  readonly #excepted: ReadonlySet<string>

  constructor(closed: readonly string[], excepted: readonly string[]) {
    this.#closed = new Set(closed)
    this.#excepted = new Set(excepted)
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#closed[Symbol.iterator]()
  }

  /** Whether a period takes no figures of an organisation. */
  isClosedFor(period: string, organisation: string): boolean {
    return this.#closed.has(period) && !this.#excepted.has(exceptionId(period, organisation))
  }
}

/** The id of the exception of an organisation for a period. */
export const exceptionId = (period: string, organisation: string) => `${period}/${organisation}`

const closedOnes = prepared(({ db, tables: { periodClosure } }) =>
  db.select({ period: periodClosure.period }).from(periodClosure),
)
const exceptedOnes = prepared(({ db, tables: { periodException } }) =>
  db.select({ id: periodException.id }).from(periodException),
)

/** The closed periods with the exceptions from them. Two queries. */
export async function readClosedPeriods(reader: Reader): Promise<ClosedPeriods> {
  const closed = await closedOnes(reader).execute()
  const excepted = await exceptedOnes(reader).execute()
  return new ClosedPeriods(
    closed.map(({ period }) => period),
    excepted.map(({ id }) => id),
  )
}
