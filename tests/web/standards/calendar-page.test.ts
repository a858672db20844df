// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import type { SessionView } from '#server/contract/session.ts'
import CalendarPage from '#web/standards/CalendarPage.vue'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork } from '../api/fake-network.ts'

vi.mock('vue-router', () => ({ onBeforeRouteLeave: () => {} }))
afterEach(() => vi.unstubAllGlobals())

it('Z-9 says that a calendar waits for a second person, and shows the one in force meanwhile', async () => {
  fakeNetwork(({ path }) => Response.json(path === '/api/catalogue' ? catalogue : { proposal: '3' }))
  setActivePinia(createPinia())
  useSession().current = { id: 'person:admin', rights: ['administer'] } as SessionView
  const page = mount(CalendarPage)
  await flushPromises()
  const source = () => (page.get('#calendar-source').element as HTMLInputElement).value
  const standing = source()
  await page.get('#calendar-source').setValue('国务院办公厅通知（虚构）')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.text()).toContain('已提交；另一位管理员在“计划”页确认后生效，现在什么都没有变。')
  expect(source()).toBe(standing)
  page.unmount()
})
