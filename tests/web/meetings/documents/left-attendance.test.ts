// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import MeetingAttendance from '#web/meetings/documents/MeetingAttendance.vue'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { fakeNetwork } from '../../api/fake-network.ts'

let attendance: object | null
beforeEach(() => {
  setActivePinia(createPinia())
  setKeeper('person:secretary')
  attendance = null
  fakeNetwork(() => Response.json({ notes: [], attendance }))
})
afterEach(() => {
  setKeeper(undefined)
  localStorage.clear()
  vi.unstubAllGlobals()
})

/** The form of a held meeting, with typed words that are not kept when the meeting ends. */
async function ended() {
  const view = mount(MeetingAttendance, { props: { meeting: 'weekly-1', editable: true } })
  await flushPromises()
  await view.get('#recorder').setValue('王记录')
  await view.get('#attendees').setValue('市工信局 张三')
  await view.setProps({ editable: false })
  await flushPromises()
  return view
}

describe('attendance that was not kept before the meeting ended', () => {
  it('is shown until the person discards it', async () => {
    const view = await ended()
    expect(view.text()).toContain('会议结束前没有存下的内容')
    for (const words of ['王记录', '市工信局 张三']) expect(view.text()).toContain(words)
    await view.get('.left button').trigger('click')
    expect(view.text()).not.toContain('王记录')
    expect(localStorage.length).toBe(0)
    view.unmount()
  })

  it('is not told of where the server has it', async () => {
    attendance = { version: 1, recorder: '王记录', attendees: '市工信局 张三' }
    localStorage.setItem(
      'typed person:secretary attendance weekly-1',
      JSON.stringify({ recorder: '王记录', attendees: '市工信局 张三', basedOn: 0 }),
    )
    const view = mount(MeetingAttendance, { props: { meeting: 'weekly-1', editable: false } })
    await flushPromises()
    expect(view.text()).toContain('王记录')
    expect(view.text()).not.toContain('没有存下')
    view.unmount()
  })
})
