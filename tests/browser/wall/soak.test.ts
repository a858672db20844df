import { describe, expect } from 'vitest'
import { brokenBounds } from '#tests/soak/bounds.ts'
import { soak } from '#tests/soak/soak.ts'
import { startDemoServer } from '#tests/support/servers/demo-server.ts'
import { it } from '../browser-test.ts'

// `npm run soak` is the whole of it: two hours with ten restarts and twenty cuts.
describe('a display that turns through all scenes while values come in', () => {
  it('misses no change through a kill of the server and a cut, and says nothing on its console', async () => {
    const server = await startDemoServer()
    try {
      const said: string[] = []
      const report = await soak(server, {
        ...{ seconds: 18, perSecond: 10, restarts: 1, cuts: 1, cutFor: 2, weighEvery: 18 },
        say: (line) => said.push(line),
      })
      expect(report.broken).toEqual([])
      expect(report.changes).toBeGreaterThan(20)
      expect(report.outages).toBe(2)
      expect(report.weighings.map(({ heap, nodes }) => heap > 1e6 && nodes > 100)).toEqual([true])
    } finally {
      await server.stop()
    }
  })

  it('is held against its tenth minute', () => {
    const at = (second: number, grown = 1) => ({
      ...{ second, heap: 10e6 * grown, resident: 2e8 * grown, nodes: 700, listeners: 40 },
    })
    expect(brokenBounds([at(300), at(600), at(7_200, 1.1)], 600)).toEqual([])
    expect(brokenBounds([at(300), at(600), at(7_200, 1.12)], 600)).toEqual([
      'heap 1.120× of minute 10; at most 1.1×',
    ])
    expect(brokenBounds([at(600)], 600)).toHaveLength(1)
  })
})
