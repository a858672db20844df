// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Meeting, MeetingAgenda } from '#server/contract/meetings.ts'
import AskOrganisations from '#web/meetings/narratives/AskOrganisations.vue'
import { fakeNetwork, type Sent } from '../api/fake-network.ts'

const item = (target: string) => ({
  key: `red.${target}`,
  kind: 'red',
  target,
  sentence: target,
  figures: { light: null },
})
const agenda = { items: [item('5g'), item('cloud')], narratives: [] } as unknown as MeetingAgenda
const meeting = { id: 'weekly-1', date: '2024-10-25' } as Meeting

let sent: Sent[]
let days: { earliest: string | null; proposed: string }
beforeEach(() => {
  days = { earliest: '2024-10-23', proposed: '2024-10-24' }
  sent = fakeNetwork(({ method }) =>
    Response.json(
      method === 'GET'
        ? {
            ...days,
            targets: [
              { target: '5g', organisationName: '市工信局' },
              { target: 'cloud', organisationName: null },
            ],
          }
        : { asked: 1, unasked: [] },
    ),
  )
})
afterEach(() => vi.unstubAllGlobals())

describe('AskOrganisations', () => {
  it('marks before anything is sent what nobody could answer, and does not ask for it', async () => {
    const view = mount(AskOrganisations, {
      props: { meeting, agenda },
      global: { stubs: { teleport: true } },
    })
    await flushPromises()
    const [fiveG, cloud] = view.findAll('.targets > label').map((label) => label.text().replace(/\s+/g, ''))
    expect([fiveG, cloud]).toEqual(['5g请市工信局', 'cloud没有人能答复'])
    expect(
      view.findAll('.targets > label input').map((box) => (box.element as HTMLInputElement).disabled),
    ).toEqual([false, true])
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent.at(-1)?.body).toEqual({ targets: ['5g'], due: '2024-10-24' })
    view.unmount()
  })

  it('lets go of a target about which another secretary has asked meanwhile', async () => {
    const view = mount(AskOrganisations, {
      props: { meeting, agenda },
      global: { stubs: { teleport: true } },
    })
    await flushPromises()
    expect(view.get('legend').text()).toContain('已选 1 项')
    await view.setProps({ agenda: { ...agenda, narratives: [{ target: '5g' }] } as unknown as MeetingAgenda })
    expect(view.get('legend').text()).toContain('已选 0 项')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
    view.unmount()
  })

  it('proposes the day that the server names, and refuses a day that has passed or comes after the meeting', async () => {
    days = { earliest: '2024-10-25', proposed: '2024-10-25' }
    const view = mount(AskOrganisations, {
      props: { meeting, agenda },
      global: { stubs: { teleport: true } },
    })
    await flushPromises()
    const day = view.get<HTMLInputElement>('.date input')
    expect(day.element.value).toBe('2024-10-25')
    for (const [wrong, why] of [
      ['2024-10-24', '答复期限2024-10-24已经过去，请改为今天（2024-10-25）或以后。'],
      ['2024-10-26', '答复期限2024-10-26在会议日期2024-10-25之后，请改为开会当天或以前。'],
    ] as const) {
      await day.setValue(wrong)
      expect(view.get('[role=alert]').text()).toBe(why)
      await view.get('form').trigger('submit')
    }
    await flushPromises()
    expect(sent.map(({ method }) => method)).toEqual(['GET'])
    await day.setValue('2024-10-25')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent.at(-1)?.body).toEqual({ targets: ['5g'], due: '2024-10-25' })
    view.unmount()
  })
})
