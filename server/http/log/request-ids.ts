import { randomBytes } from 'node:crypto'

/** Gives each request a short number of its own, different from every other process's: in the log, and told with a fault. */
export function requestIds(): () => string {
  const prefix = randomBytes(4).toString('hex')
  let count = 0
  return () => `${prefix}-${(count++).toString(36)}`
}
