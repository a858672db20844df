import { catalogue } from '#seeds/catalogue.ts'
import type { ObservationItem, ObservationsAccepted } from '#server/contract/observations.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { view } from './following.ts'

/** Cells without computed values whose figures are independent of one another. */
const cells = catalogue.targets
  .filter(({ region }) => region.startsWith(view.scope.slice(0, 4)))
  .flatMap(({ indicator, region }) => {
    const { accumulation, frequency } = catalogue.indicators.find(({ id }) => id === indicator)!
    return accumulation === 'level' && frequency === 'M' ? [{ indicator, region }] : []
  })
const firstYear = 2010
const months = 14 * 12

/**
 * The value with the number `index`: one in four turns the newest figure of a target, the others a figure of an earlier month. The number of
 * cells is bounded, so that a wall holds no more figures in the end than after ten minutes.
 */
function valueWithNumber(index: number): ObservationItem {
  const cell = cells[index % cells.length]!
  const round = Math.floor(index / cells.length)
  const month = round % months
  const earlier = `${firstYear + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`
  return { ...cell, period: round % 4 === 0 ? '2024-M09' : earlier, value: 10 + ((index * 7919) % 80) }
}

/** Values are posted at a rate until `stop`; none is posted while the server is away. */
export interface Posting {
  /** The number of values that the server has taken, and the sequence of the last. */
  readonly taken: () => { count: number; sequence: number }
  /** Posting waits until `goOn`; the promise resolves when no answer is awaited. */
  halt(): Promise<void>
  goOn(): void
  stop(): Promise<void>
}

export function post(url: string, perSecond: number): Posting {
  let [count, sequence] = [0, 0]
  let halted = false
  let waiting: Promise<void> = Promise.resolve()
  const postOne = async () => {
    const item = valueWithNumber(count)
    const { status, body } = await callApi<ObservationsAccepted>({ url }, '/api/observations', {
      items: [item],
    })
    if (status !== 201) throw new Error(`${JSON.stringify(item)}: ${status} ${JSON.stringify(body)}`)
    count += 1
    sequence = body.sequence
  }
  const timer = setInterval(() => {
    if (!halted) waiting = waiting.then(() => (halted ? undefined : postOne()))
  }, 1_000 / perSecond)
  const halt = async () => {
    halted = true
    await waiting
  }
  return {
    taken: () => ({ count, sequence }),
    halt,
    goOn: () => (halted = false),
    stop: async () => {
      clearInterval(timer)
      await halt()
    },
  }
}
