// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Meeting, MeetingAgenda } from '#server/contract/meetings.ts'
import MeetingTurns from '#web/meetings/MeetingTurns.vue'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { fakeNetwork } from '../api/fake-network.ts'

const meeting = (state: Meeting['state'], transitions: Meeting['transitions']) =>
  ({
    ...{ id: 'weekly-1', title: '第43周调度会', at: '2024-10-24', state, transitions },
    snapshots: state === 'prepared' ? [] : [{ version: 1 }],
  }) as unknown as Meeting
const prepared = meeting('prepared', ['edit', 'cancel'])
const frozen = meeting('frozen', ['correct', 'hold'])
const held = meeting('held', ['note', 'close'])
const narrative = (target: string, organisationName: string, answer: object | null) => ({
  ...{ target, organisationName, answer },
})
const agenda = {
  items: ['5g', 'cable', 'video'].map((target) => ({ target })),
  narratives: [
    narrative('5g', '市工信局', { cause: '用地' }),
    narrative('cable', '市政数局', null),
    narrative('video', '市民政局', null),
  ],
} as unknown as MeetingAgenda

afterEach(() => {
  setKeeper(undefined)
  localStorage.clear()
  vi.unstubAllGlobals()
})

/** The dialog of a step, which the press of the button opens. */
async function asked(of: Meeting, act: string, answers: Readonly<Record<string, object>>) {
  fakeNetwork(({ path }) =>
    Response.json(Object.entries(answers).find(([end]) => path.endsWith(end))?.[1] ?? {}),
  )
  const turns = mount(MeetingTurns, {
    props: {
      ...{ meeting: of, whose: 'person:secretary', agenda, early: false, busy: false, fault: '' },
      turn: () => Promise.resolve(true),
    },
    global: { stubs: { teleport: true, RouterLink: RouterLinkStub } },
    attachTo: document.body,
  })
  await turns
    .findAll('button')
    .find((button) => button.text() === act)!
    .trigger('click')
  await flushPromises()
  const dialog = () => turns.get('dialog').text().replace(/\s+/g, ' ')
  return { turns, dialog }
}

describe('before a step of a meeting the secretary is told', () => {
  it('whose narratives are unanswered, before it is frozen', async () => {
    const { turns, dialog } = await asked(prepared, '定格', { '/agenda': agenda })
    expect(dialog()).toContain(
      '请单位说明的 3 项，还有 2 项没有答复：市政数局（第 2 项）、市民政局（第 3 项）。定格以后不能再答复。',
    )
    turns.unmount()
  })

  it('how many targets have changed since the freeze, before it is held, and none where none has', async () => {
    const changed = await asked(frozen, '开会', { '/changes': { sequence: 2, changes: [{}, {}] } })
    expect(changed.dialog()).toContain('定格以来有 2 项目标的数值或亮灯变了。')
    changed.turns.unmount()
    const same = await asked(frozen, '开会', { '/changes': { sequence: 2, changes: [] } })
    expect(same.dialog()).not.toContain('定格以来')
    same.turns.unmount()
  })

  it('that the recorder and the attendees are not kept, before it ends, with the way to them', async () => {
    setKeeper('person:secretary')
    const words = { recorder: '王记录', attendees: '', basedOn: 0 }
    localStorage.setItem('typed person:secretary attendance weekly-1', JSON.stringify(words))
    const field = document.body.appendChild(document.createElement('input'))
    field.id = 'recorder'
    const { turns, dialog } = await asked(held, '结束会议', {
      '/snapshots/1': { items: [], targets: [] },
    })
    expect(dialog()).toContain('有 1 项写在这台电脑上')
    expect(dialog()).toContain('仍要结束')
    await turns.get('dialog li button').trigger('click')
    await flushPromises()
    expect(turns.find('dialog').exists()).toBe(false)
    expect(document.activeElement).toBe(field)
    field.remove()
    turns.unmount()
  })
})

describe('after a step of a meeting the focus', () => {
  it('is on the next step, since the pressed button is gone', async () => {
    const { turns } = await asked(prepared, '定格', { '/agenda': agenda })
    let done = (_: boolean): void => undefined
    await turns.setProps({ turn: () => new Promise((resolve) => (done = resolve)) })
    await turns.get('dialog .actions .primary').trigger('click')
    await turns.setProps({ meeting: frozen })
    done(true)
    await flushPromises()
    expect(document.activeElement?.textContent.trim()).toBe('开会')
    turns.unmount()
  })
})
