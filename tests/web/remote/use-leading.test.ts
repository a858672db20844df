// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createApp, nextTick, shallowRef } from 'vue'
import type { RemoteDisplay } from '#server/contract/remote.ts'
import { api } from '#web/api/client.ts'
import { useLeading } from '#web/remote/use-leading.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const display = (id: string, more: Partial<RemoteDisplay> = {}): RemoteDisplay => ({
  ...{
    id,
    name: `屏${id}`,
    number: 1,
    online: true,
    scopes: ['441200'],
    at: null,
    lead: null,
    meeting: null,
  },
  ...more,
})
const lead = (own: boolean): NonNullable<RemoteDisplay['lead']> => ({
  ...{
    scope: '441200',
    scene: 'alerts',
    target: null,
    at: '2024-06-30',
    asOf: null,
    hold: true,
    mark: null,
    filter: null,
  },
  ...{ byName: own ? '本机' : '另一台', until: '2024-10-31T10:10:00+08:00', own },
})

function opened(first: RemoteDisplay[]) {
  const put = vi.spyOn(api, 'put').mockResolvedValue({ from: null })
  const post = vi.spyOn(api, 'post').mockResolvedValue(null)
  const displays = shallowRef<readonly RemoteDisplay[]>([])
  let leading!: ReturnType<typeof useLeading>
  const app = createApp({
    setup: () => {
      leading = useLeading(
        () => displays.value,
        async () => undefined,
      )
      return () => null
    },
  })
  app.mount(document.createElement('div'))
  const hear = async (heard: RemoteDisplay[]) => {
    displays.value = heard
    await nextTick()
  }
  return { put, post, hear, leading, begin: () => hear(first), stop: () => app.unmount() }
}

it('begins with the first display that is on, and commands all that are chosen with what was wanted before', async () => {
  const { put, leading, begin, stop } = opened([display('1', { online: false }), display('2'), display('3')])
  await begin()
  expect(leading.chosen.value).toEqual(['2'])
  leading.choose('3')
  await leading.show({ scope: '441200', scene: 'overview' })
  await leading.show({ mark: 'stations' })
  const body = {
    ...{ scope: '441200', scene: 'overview', target: null, at: null, asOf: null },
    ...{ hold: false, mark: 'stations', filter: null },
  }
  expect(put.mock.calls.slice(2)).toEqual([
    ['/api/displays/2/lead', body],
    ['/api/displays/3/lead', body],
  ])
  stop()
})

it('goes on from what its displays show where its page was loaded again', async () => {
  const { leading, begin, stop } = opened([display('1'), display('2', { lead: lead(true) })])
  await begin()
  expect(leading.chosen.value).toEqual(['2'])
  expect(leading.wanted.value).toMatchObject({ scene: 'alerts', at: '2024-06-30', hold: true })
  stop()
})

it('tells both of two remotes: who took a display over, and from whom it was taken', async () => {
  const { put, leading, begin, hear, stop } = opened([display('1', { lead: lead(true) })])
  await begin()
  await hear([display('1', { lead: lead(false) })])
  expect(leading.taken.value).toBe('“屏1”已由另一台接过去：后点的人说了算。要拿回来，再点一次画面。')
  put.mockResolvedValue({ from: '另一台' })
  await leading.show({ scene: 'today' })
  await flushPromises()
  expect(leading.taken.value).toBe('“屏1”原由另一台遥控，已接过来，对方会看到。')
  // The meeting of a display is no remote that took it.
  await hear([display('1', { lead: lead(true) })])
  leading.taken.value = undefined
  await hear([display('1', { meeting: { id: 'm', title: '调度会', held: true } })])
  expect(leading.taken.value).toBeUndefined()
  stop()
})

it('says that it is there only while it directs', async () => {
  vi.useFakeTimers()
  const { post, begin, hear, stop } = opened([display('1')])
  await begin()
  await vi.advanceTimersByTimeAsync(31_000)
  expect(post).not.toHaveBeenCalled()
  await hear([display('1', { lead: lead(true) })])
  await vi.advanceTimersByTimeAsync(15_000)
  expect(post.mock.calls).toEqual([['/api/remote']])
  stop()
})
