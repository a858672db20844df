import { describe, expect, it } from 'vitest'
import { breaches, killRepeatedly } from './kills/kill-repeatedly.ts'
import { postgresItself, serverOnPostgres, serverOnSqlite } from './kills/victims.ts'

const seed = Number(process.env['XUSHI_TEST_SEED'] ?? Date.now() % 1_000_000)

describe(`kill -9 while people and programs write (XUSHI_TEST_SEED=${seed})`, () => {
  it.each([
    { start: serverOnSqlite, kills: 6 },
    { start: serverOnPostgres, kills: 3 },
    { start: postgresItself, kills: 3 },
  ])('loses nothing that was acknowledged and halves nothing: $start.name, $kills times', async (run) => {
    const victim = await run.start()
    try {
      const casualties = await killRepeatedly(victim, { kills: run.kills, seed })
      expect(breaches.map((breach) => [breach, [...casualties[breach]]])).toEqual(
        breaches.map((breach) => [breach, []]),
      )
      expect(casualties.acknowledged).toBeGreaterThan(run.kills)
    } finally {
      await victim.stop()
    }
  })
})
