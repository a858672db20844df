import { randomBytes } from 'node:crypto'

/** Gives each request a short id that no other process uses, which the log and a fault's answer show. */
export function requestIds(): () => string {
  const prefix = randomBytes(4).toString('hex')
  let count = 0
  return () => `${prefix}-${(count++).toString(36)}`
}
