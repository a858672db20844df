import { describe, it } from 'vitest'
import { outage } from './outage.ts'

describe('a PostgreSQL that goes away', () => {
  it.concurrent.each([
    ['halted', 2],
    ['frozen', 5],
  ] as const)(
    'is answered for from memory while it is %s, with the instant until which that is known, and is found again by itself',
    (how, seconds) => outage(how, seconds),
  )
})
