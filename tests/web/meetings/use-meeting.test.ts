// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useMeeting } from '#web/meetings/use-meeting.ts'
import { fakeNetwork } from '../api/fake-network.ts'

afterEach(() => vi.unstubAllGlobals())

describe('useMeeting', () => {
  it('reads the agenda again after another person froze a version, and not without one', async () => {
    let version = 1
    const sent = fakeNetwork(({ path }) =>
      Response.json(
        path.endsWith('/agenda') ? { frozen: true } : { state: 'frozen', snapshots: [{ version }] },
      ),
    )
    const scope = effectScope()
    const { frozen, follow } = scope.run(() => useMeeting(() => '/api/meetings/weekly-1'))!
    const agendas = () => sent.filter(({ path }) => path.endsWith('/agenda')).length
    await flushPromises()
    await follow()
    expect([frozen.value?.version, agendas()]).toEqual([1, 1])
    version = 2
    await follow()
    expect([frozen.value?.version, agendas()]).toEqual([2, 2])
    scope.stop()
  })

  it('reads a meeting in preparation again when it is looked at again, and a frozen one not', async () => {
    let state: 'prepared' | 'frozen' = 'prepared'
    const sent = fakeNetwork(({ path }) =>
      Response.json(
        path.endsWith('/agenda')
          ? { frozen: state === 'frozen' }
          : { state, snapshots: state === 'frozen' ? [{ version: 1 }] : [] },
      ),
    )
    const scope = effectScope()
    const { frozen, readPrepared } = scope.run(() => useMeeting(() => '/api/meetings/weekly-1'))!
    await flushPromises()
    expect(sent).toHaveLength(2)
    state = 'frozen'
    await readPrepared()
    expect([frozen.value?.version, sent.length]).toEqual([1, 4])
    await readPrepared()
    expect(sent).toHaveLength(4)
    scope.stop()
  })
})
