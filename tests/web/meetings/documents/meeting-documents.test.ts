// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MeetingDocuments as Made } from '#server/contract/documents.ts'
import type { Meeting } from '#server/contract/meetings.ts'
import type { SessionView } from '#server/contract/session.ts'
import MeetingDocuments from '#web/meetings/documents/MeetingDocuments.vue'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork, type Sent } from '../../api/fake-network.ts'

const head = { redTitle: '调度通报', number: '', issuer: '', closing: '', copies: '' }
const documents: Made = { made: [], ordered: [], offered: ['minutes'], head }
const meeting = { id: 'weekly-1', state: 'frozen', snapshots: [{ version: 1 }] } as unknown as Meeting

let sent: Sent[]
beforeEach(() => {
  setActivePinia(createPinia())
  useSession().current = { id: 'person:secretary', rights: ['convene'] } as unknown as SessionView
  setKeeper('person:secretary')
  sent = fakeNetwork(({ method }) => Response.json(method === 'GET' ? documents : {}))
})
afterEach(() => {
  setKeeper(undefined)
  localStorage.clear()
  vi.unstubAllGlobals()
})

async function opened() {
  const page = mount(MeetingDocuments, { props: { meeting }, attachTo: document.body })
  await flushPromises()
  const press = async (word: string) => {
    const button = page.findAll('button').find((one) => one.text().startsWith(word))
    await button!.trigger('click')
    await flushPromises()
  }
  return { page, press }
}

describe('MeetingDocuments', () => {
  it('makes documents under the head that was worded, also after a reload', async () => {
    const before = await opened()
    await before.press('版头设置')
    await before.page.get('#head-redTitle').setValue('督查专报')
    await before.page.get('dialog form, form').trigger('submit')
    before.page.unmount()

    const after = await opened()
    expect(after.page.text()).toContain('版头设置（已改）')
    await after.press('全部制作')
    const [request] = sent.filter(({ method }) => method === 'POST')
    expect(request?.body).toEqual({ kinds: ['minutes'], head: { ...head, redTitle: '督查专报' } })
    after.page.unmount()
  })

  it('gives the focus back to the button 全部制作, which loses it while it is disabled', async () => {
    const { page } = await opened()
    const button = page.findAll('button').find((one) => one.text() === '全部制作')!
    const pressed = button.element as HTMLButtonElement
    pressed.focus()
    void button.trigger('click')
    // A real browser takes the focus from a disabled button.
    pressed.blur()
    await flushPromises()
    expect(document.activeElement).toBe(pressed)
    page.unmount()
  })
})
