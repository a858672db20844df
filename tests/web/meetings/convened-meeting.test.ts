// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { catalogue } from '#seeds/catalogue.ts'
import type { SessionView } from '#server/contract/session.ts'
import MeetingDialog from '#web/meetings/list/MeetingDialog.vue'
import MeetingsPage from '#web/meetings/list/MeetingsPage.vue'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork } from '../api/fake-network.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a meeting that was just convened', () => {
  it('has the focus on its heading, since the dialog and its opener are gone', async () => {
    setActivePinia(createPinia())
    useSession().current = { id: 'person:secretary', rights: ['convene'] } as unknown as SessionView
    fakeNetwork(({ method, path }) => {
      if (method === 'POST') return Response.json({ id: 'weekly-1' })
      if (path === '/api/meetings') return Response.json({ meetings: [], today: '2024-10-25' })
      return Response.json(path === '/api/boards' ? { boards: [], demo: false } : catalogue)
    })
    const meeting = defineComponent(() => () => h('h1', { tabindex: -1 }, '第43周调度会'))
    const routes = [
      { path: '/meetings', component: MeetingsPage },
      { path: '/meetings/:id', component: meeting },
    ]
    const router = createRouter({ history: createMemoryHistory(), routes })
    await router.push('/meetings')
    const app = mount(RouterView, { global: { plugins: [router] }, attachTo: document.body })
    await flushPromises()
    await app.get('.page-head button').trigger('click')
    app.getComponent(MeetingDialog).vm.$emit('convene', {})
    await flushPromises()
    await vi.waitFor(() => expect(document.activeElement?.localName).toBe('h1'))
    expect(document.activeElement?.textContent).toBe('第43周调度会')
    app.unmount()
  })
})
