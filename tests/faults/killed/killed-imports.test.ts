import { describe, expect, it } from 'vitest'
import { isAllOrNothing, killImports } from './killed-imports.ts'
import { serverOnPostgres, serverOnSqlite } from './kills/victims.ts'

const seed = Number(process.env['XUSHI_TEST_SEED'] ?? Date.now() % 1_000_000)
const values = 2_000

describe(`kill -9 while a table of history is checked, stored and released (XUSHI_TEST_SEED=${seed})`, () => {
  it.each([{ start: serverOnSqlite }, { start: serverOnPostgres }])(
    'leaves all of it or nothing before anyone is answered: $start.name',
    async ({ start }) => {
      const victim = await start({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
      try {
        const { remains, sound } = await killImports(victim, { tables: 1, values, seed })
        expect(remains.filter((one) => !isAllOrNothing(one, values))).toEqual([])
        // Work that had begun is finished: after the last kill everything is released.
        expect(remains.map(({ stored }) => stored)).toEqual([{}, { submitted: values }, { approved: values }])
        expect(sound).toBe(true)
      } finally {
        await victim.stop()
      }
    },
  )
})
