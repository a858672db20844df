import type { Office } from './office.ts'

/** A request to a route that changes something, by one whom it is answered to; all others send it after that one. */
export interface Act {
  readonly route: string
  readonly who: string
  /** The values of the route's parameters, in their order. */
  readonly of?: readonly string[]
  readonly query?: string
  readonly body?: object | Buffer
  readonly type?: string
  readonly match?: string
  /** The parts of the act that depend on what the last one was answered, or on the office. */
  readonly by?: (
    last: Readonly<Record<string, unknown>>,
    office: Office,
  ) => Partial<Act> | Promise<Partial<Act>>
}
