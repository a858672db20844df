// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import type { Request } from '#web/composables/use-request.ts'
import { useAgendaEditing } from '#web/meetings/agenda/use-agenda-editing.ts'
import { fakeNetwork, refusal } from '../../api/fake-network.ts'

/** A meeting's agenda of three items at a server whose answers the test delays. */
let stored: { keys: string[]; version: number }
let waiting: (() => void)[]
let scope: EffectScope
let editing: ReturnType<typeof useAgendaEditing>
let agenda: ReturnType<typeof shallowRef<MeetingAgenda>>

const told = () =>
  ({ items: stored.keys.map((key) => ({ key })), dropped: [], orderVersion: stored.version }) as unknown
const shown = () => editing.items.value.map(({ key }) => key).join('')
const settle = () => vi.advanceTimersByTimeAsync(0)
async function serve(): Promise<void> {
  waiting.shift()!()
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  stored = { keys: ['a', 'b', 'c'], version: 0 }
  waiting = []
  fakeNetwork(async ({ body, headers }) => {
    await new Promise<void>((done) => waiting.push(done))
    if (headers.get('if-match') !== `"${stored.version}"`)
      return refusal({ status: 412, code: 'stale-edit', detail: '别人刚刚改过这一处。' })
    stored = { keys: (body as { keys: string[] }).keys, version: stored.version + 1 }
    return Response.json({ version: stored.version })
  })
  localStorage.clear()
  open()
})

/** The page of one of several secretaries. */
function open(whose = 'secretary'): void {
  scope = effectScope()
  scope.run(() => {
    agenda = shallowRef(told() as MeetingAgenda)
    const ask = async () => void (agenda.value = told() as MeetingAgenda)
    const request = { answer: agenda, ask } as unknown as Request<MeetingAgenda>
    editing = useAgendaEditing({ path: () => '/api/meetings/weekly-1', whose }, request)
  })
}
/** The page is left. `pageshow` takes back the mark of leaving, which the next page would find. */
function leave(): void {
  window.dispatchEvent(new Event('pagehide'))
  window.dispatchEvent(new Event('pageshow'))
}
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useAgendaEditing', () => {
  it('loses no move that is made while the one before is still being kept', async () => {
    editing.move('b', -1)
    await vi.advanceTimersByTimeAsync(700)
    expect(waiting).toHaveLength(1)
    // The server is slow: the next move is made before its answer.
    editing.move('b', 3)
    await vi.advanceTimersByTimeAsync(700)
    expect(shown()).toBe('acb')
    await serve()
    expect(shown()).toBe('acb')
    await serve()
    expect([stored.keys.join(''), stored.version, shown()]).toEqual(['acb', 2, 'acb'])
    expect([editing.orderFault.value, editing.pending.value]).toEqual(['', false])
  })

  it('says that the sequence is kept only after it is, since a freeze waits for it', async () => {
    editing.move('c', -2)
    await vi.advanceTimersByTimeAsync(700)
    editing.move('a', 1)
    let done: boolean | undefined
    void editing.keepSequence().then((kept) => (done = kept))
    await serve()
    expect([done, stored.keys.join('')]).toEqual([undefined, 'cab'])
    await serve()
    expect([done, stored.keys.join('')]).toEqual([true, 'cba'])
  })

  it('shows the sequence of another who was faster, and says so, whatever was moved meanwhile', async () => {
    editing.move('b', -1)
    await vi.advanceTimersByTimeAsync(700)
    stored = { keys: ['c', 'b', 'a'], version: 1 }
    editing.move('b', 1)
    await serve()
    await vi.advanceTimersByTimeAsync(2_000)
    await nextTick()
    expect([shown(), waiting.length, editing.pending.value]).toEqual(['cba', 0, false])
    expect(editing.orderFault.value).toBe('别人刚刚改过这一处。')
    expect(await editing.keepSequence()).toBe(false)
  })

  describe('a move that waits while the page is left', () => {
    it('is sent, and the next opening finds it kept', async () => {
      editing.move('b', -1)
      leave()
      await settle()
      expect(waiting).toHaveLength(1)
      await serve()
      open()
      await settle()
      expect([shown(), waiting.length, editing.orderFault.value]).toEqual(['bac', 0, ''])
      expect(localStorage).toHaveLength(0)
    })

    it('is kept at the next opening if it did not arrive, and only for the person who made it', async () => {
      editing.move('b', -1)
      leave()
      await settle()
      waiting = []
      open('another')
      await settle()
      expect([shown(), waiting.length]).toEqual(['abc', 0])
      open()
      expect(shown()).toBe('bac')
      await settle()
      await serve()
      expect([stored.keys.join(''), shown(), localStorage.length]).toEqual(['bac', 'bac', 0])
    })

    it('is kept after the move before it, whose answer did not reach the page any more', async () => {
      editing.move('b', -1)
      await vi.advanceTimersByTimeAsync(700)
      editing.move('c', -2)
      leave()
      await settle()
      // The server has the first sequence; the page that sent it gets no answer.
      stored = { keys: ['b', 'a', 'c'], version: 1 }
      waiting = []
      open()
      await settle()
      expect(shown()).toBe('cba')
      await serve()
      await serve()
      expect([stored.keys.join(''), stored.version, shown()]).toEqual(['cba', 2, 'cba'])
      expect([editing.orderFault.value, editing.pending.value, localStorage.length]).toEqual(['', false, 0])
    })

    it('is refused at the next opening where another was faster, whose sequence stays', async () => {
      editing.move('b', -1)
      leave()
      await settle()
      stored = { keys: ['c', 'b', 'a'], version: 1 }
      scope.stop()
      await serve()
      open()
      await settle()
      await serve()
      expect([shown(), stored.version]).toEqual(['cba', 1])
      expect(editing.orderFault.value).toBe('别人刚刚改过这一处。')
      open()
      await settle()
      expect([waiting.length, editing.orderFault.value]).toEqual([0, ''])
    })
  })
})
