import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import type { LeadTaken, LeadWanted, RemoteDisplay } from '#server/contract/remote.ts'
import { api } from '../api/client.ts'
import { useAttempt } from '../composables/use-attempt.ts'

/** Milliseconds between two signs that this remote is there. */
const aliveEvery = 15_000

/** What a remote has its displays show. */
export type Wanted = Required<Omit<LeadWanted, 'scene'>> & { readonly scene: LeadWanted['scene'] | null }

const nothing: Wanted = {
  ...{ scope: '', scene: null, target: null, at: null, asOf: null },
  ...{ hold: false, mark: null, filter: null },
}

/**
 * The commands of a remote: which displays it has chosen, what they are to show, and who took one over. A page that is
 * loaded again while it directs goes on from what is shown. `ask`: the list of displays is asked for again.
 */
export function useLeading(displays: () => readonly RemoteDisplay[], ask: () => Promise<void>) {
  const chosen = ref<readonly string[]>([])
  const mine = computed(() => displays().filter(({ id }) => chosen.value.includes(id)))
  const led = computed(() => displays().filter(({ lead }) => lead?.own))
  const wanted = shallowRef(nothing)
  /** What is told of a display that another took over, or that this remote took. */
  const taken = shallowRef<string>()
  const { busy, told, attempt } = useAttempt()

  function choose(id: string): void {
    chosen.value = chosen.value.includes(id)
      ? chosen.value.filter((one) => one !== id)
      : [...chosen.value, id]
  }

  async function show(change: Partial<Wanted>): Promise<void> {
    const next = { ...wanted.value, ...change }
    const body: LeadWanted = { ...next, scene: next.scene ?? 'attention' }
    taken.value = undefined
    wanted.value = body as Wanted
    const done = await attempt(() =>
      Promise.all(
        mine.value.map(async ({ id, name }) => {
          const { from } = await api.put<LeadTaken>(`/api/displays/${id}/lead`, body)
          return from === null ? [] : [`“${name}”原由${from}遥控，已接过来，对方会看到。`]
        }),
      ),
    )
    if (done && done.answer.flat().length > 0) taken.value = done.answer.flat().join('')
    await ask()
  }

  async function giveBack(): Promise<void> {
    const ids = led.value.map(({ id }) => id)
    wanted.value = { ...nothing, scope: wanted.value.scope }
    await attempt(
      () => Promise.all(ids.map((id) => api.delete(`/api/displays/${id}/lead`))),
      '已交还，大屏回到自己的方案。',
    )
    await ask()
  }

  function goOn(heard: readonly RemoteDisplay[]): void {
    const own = heard.filter(({ lead }) => lead?.own)
    const [first] = own
    if (first?.lead) {
      const { byName: _, until: __, own: ___, ...shown } = first.lead
      wanted.value = shown
    }
    const begun = own.length > 0 ? own : heard.filter(({ online }) => online).slice(0, 1)
    chosen.value = begun.map(({ id }) => id)
  }
  watch(displays, (heard, before) => {
    if (chosen.value.length === 0 && before.length === 0) goOn(heard)
    const other = heard.find(
      (one) => one.lead?.own === false && before.some(({ id, lead }) => id === one.id && lead?.own),
    )
    if (other)
      taken.value = `“${other.name}”已由${other.lead!.byName}接过去：后点的人说了算。要拿回来，再点一次画面。`
  })
  const alive = setInterval(() => {
    if (led.value.length > 0) void api.post('/api/remote').catch(() => undefined)
  }, aliveEvery)
  onBeforeUnmount(() => clearInterval(alive))
  return { chosen, mine, led, wanted, taken, busy, told, choose, show, giveBack }
}
