// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { MeetingDocuments as Made } from '#server/contract/documents.ts'
import type { Meeting } from '#server/contract/meetings.ts'
import type { OwnNarratives } from '#server/contract/narratives.ts'
import type { SessionView } from '#server/contract/session.ts'
import TargetOrders from '#web/catalogue/TargetOrders.vue'
import MeetingDocuments from '#web/meetings/documents/MeetingDocuments.vue'
import NarrativeForm from '#web/meetings/narratives/NarrativeForm.vue'
import RoomOrder from '#web/meetings/room/RoomOrder.vue'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork, refusal, type Sent } from '../api/fake-network.ts'

const dirty = '站址\u202e已落实，请核对'
const seen = '站址已落实，请核对'
const head = { redTitle: '', number: '', issuer: '', closing: '', copies: '' }
const documents: Made = { made: [], ordered: [], offered: ['brief'], head }
const stubs = { RouterLink: RouterLinkStub, teleport: true }

let sent: Sent[]
beforeEach(() => {
  setActivePinia(createPinia())
  useSession().current = {
    id: 'person:secretary',
    rights: ['convene', 'instruct', 'read'],
  } as unknown as SessionView
  setKeeper('person:secretary')
  sent = fakeNetwork(({ method, path, body }) => {
    if (method === 'GET' && path.includes('/documents')) return Response.json(documents)
    if (method === 'GET') return Response.json({ instructions: [], items: [], signers: [], on: '2024-10-25' })
    const bad = JSON.stringify(body).includes('\u202e')
    const detail = '里有改变文字方向的符号，请删去后重新填写。'
    return bad
      ? refusal({ status: 422, code: 'bad-item', detail, errors: [] })
      : Response.json({ version: 2 })
  })
})
afterEach(() => {
  setKeeper(undefined)
  localStorage.clear()
  vi.unstubAllGlobals()
})

const submit = async (view: VueWrapper) => {
  await view.get('form').trigger('submit')
  await flushPromises()
}
const last = () => JSON.stringify(sent.findLast(({ method }) => method !== 'GET')?.body)

/** Types the words, is refused, takes out what nobody sees at a press, and sends again. */
async function refusedThenTaken(view: VueWrapper, fields: readonly string[]): Promise<void> {
  await flushPromises()
  for (const field of fields) await view.get(field).setValue(dirty)
  expect(view.find('.unseen').exists()).toBe(false)
  await submit(view)
  await view.get('.unseen').trigger('click')
  for (const field of fields) expect((view.get(field).element as HTMLTextAreaElement).value).toBe(seen)
  expect([view.find('.unseen').exists(), view.find('.refused, .fault').exists()]).toEqual([false, false])
  await submit(view)
  expect(last()).toContain(seen)
  expect(last()).not.toContain('\u202e')
  view.unmount()
}

describe('what nobody sees', () => {
  it('is taken out of an instruction', async () => {
    const global = { stubs }
    await refusedThenTaken(mount(TargetOrders, { props: { target: '5g' }, global }), ['textarea'])
  })

  it('is taken out of a narrative', async () => {
    const narrative = {
      ...{ meeting: 'weekly-1', target: '5g', version: 1, answer: null },
      row: { completion: null, schedule: null, gap: null, light: null, name: '5G' },
      ...{ date: '2024-10-25', at: '2024-10-24', due: '2024-10-24' },
    } as unknown as OwnNarratives['narratives'][number]
    const view = mount(NarrativeForm, { props: { narrative, today: '2024-10-23' }, global: { stubs } })
    await view.get('input[value=able]').setValue()
    await refusedThenTaken(view, ['textarea[id^=cause]', 'textarea[id^=measures]'])
  })

  it('is taken out of an order that is given in the room', async () => {
    const props = {
      ...{ meeting: 'weekly-1', target: null, lead: 'zhaoqing-gongxin', decision: '' },
      index: indexCatalogue(catalogue),
    }
    await refusedThenTaken(mount(RoomOrder, { props, global: { stubs } }), ['textarea'])
  })

  it('is taken out of the head of documents, which is kept without it', async () => {
    const meeting = { id: 'weekly-1', state: 'frozen', snapshots: [{ version: 1 }] } as unknown as Meeting
    const view = mount(MeetingDocuments, { props: { meeting }, global: { stubs } })
    await flushPromises()
    const press = async (word: string) => {
      await view
        .findAll('button')
        .find((one) => one.text().startsWith(word))!
        .trigger('click')
      await flushPromises()
    }
    await press('版头设置')
    await view.get('#head-issuer').setValue(dirty)
    await submit(view)
    await press('全部制作')
    await view.get('.unseen').trigger('click')
    expect([view.find('.unseen').exists(), view.find('[role=alert]').exists()]).toEqual([false, false])
    await press('全部制作')
    expect(last()).toContain(`"issuer":"${seen}"`)
    await press('版头设置')
    expect((view.get('#head-issuer').element as HTMLInputElement).value).toBe(seen)
    view.unmount()
  })
})
