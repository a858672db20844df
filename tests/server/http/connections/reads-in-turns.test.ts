import Fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#server/http/fastify-app.ts'
import { readsInTurns } from '#server/http/connections/reads-in-turns.ts'

let app: App
beforeEach(async () => {
  app = Fastify().withTypeProvider()
  readsInTurns(app)
  app.get('/read', () => {
    // The work takes more than all reads together may take in one turn.
    for (const begun = performance.now(); performance.now() - begun < 5;) continue
    return {}
  })
  app.post('/write', () => ({}))
  await app.ready()
})
afterEach(() => app.close())

describe('readsInTurns', () => {
  it('lets a write be answered ahead of the reads that wait, and the reads in the sequence of their arrival', async () => {
    const answered: number[] = []
    const reads = Array.from({ length: 20 }, async (_, place) => {
      await app.inject('/read')
      answered.push(place)
    })
    const { statusCode } = await app.inject({ method: 'POST', url: '/write' })
    expect(statusCode).toBe(200)
    expect(answered.length).toBeLessThan(5)
    await Promise.all(reads)
    expect(answered).toEqual(reads.map((_, place) => place))
  })
})
