// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Meeting, MeetingAgenda } from '#server/contract/meetings.ts'
import MeetingTurns from '#web/meetings/MeetingTurns.vue'
import { fakeNetwork } from '../api/fake-network.ts'

const meeting = (state: Meeting['state'], transitions: Meeting['transitions']) =>
  ({
    id: 'weekly-1',
    title: '第43周调度会',
    at: '2024-10-24',
    state,
    transitions,
    snapshots: [],
  }) as unknown as Meeting
const prepared = meeting('prepared', ['edit', 'cancel'])
const frozen = meeting('frozen', ['correct', 'hold'])

/** The open dialog that freezes a prepared meeting. */
async function asked(turn: () => Promise<boolean>) {
  const props = {
    meeting: prepared,
    whose: 'secretary',
    agenda: { items: [] } as unknown as MeetingAgenda,
    early: false,
    busy: false,
    fault: '',
    turn,
  }
  const turns = mount(MeetingTurns, { props, global: { stubs: { teleport: true } } })
  await turns.get('button.primary').trigger('click')
  expect(turns.find('dialog').exists()).toBe(true)
  return turns
}

beforeEach(() => void fakeNetwork(() => Response.json({})))
afterEach(() => vi.unstubAllGlobals())

describe('what a secretary is asked of a meeting', () => {
  it('is asked no more when the page learns that another was faster, which it says', async () => {
    const turns = await asked(() => Promise.resolve(true))
    await turns.setProps({ meeting: frozen })
    expect(turns.find('dialog').exists()).toBe(false)
    expect(turns.emitted('overtaken')).toEqual([['这次会议刚刚由别人改为“已定格”，您的这一步没有做。']])
  })

  it('says nothing of another where the page learns of its own freeze', async () => {
    let done = (_: boolean): void => undefined
    const turns = await asked(() => new Promise((resolve) => (done = resolve)))
    await turns.get('dialog button.primary').trigger('click')
    await turns.setProps({ meeting: frozen })
    done(true)
    await new Promise((next) => setTimeout(next))
    expect(turns.find('dialog').exists()).toBe(false)
    expect(turns.emitted('overtaken')).toBeUndefined()
  })
})
