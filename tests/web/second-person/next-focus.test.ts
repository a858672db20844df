// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import DecisionActs from '#web/second-person/DecisionActs.vue'
import SecondPersonList from '#web/second-person/SecondPersonList.vue'
import type { Decide, ForSecondPerson } from '#web/second-person/decision.ts'
import { fakeNetwork } from '../api/fake-network.ts'

afterEach(() => vi.unstubAllGlobals())

it('leads the focus from a decided card to the first act of the next one, then to those that were decided', async () => {
  const states = new Map([
    ['1', 'waiting'],
    ['2', 'waiting'],
  ])
  fakeNetwork(({ path }) => {
    const [, id] = /changes\/(\d)\/confirm/.exec(path) ?? []
    if (id !== undefined) states.set(id, 'confirmed')
    const all = [...states].map(([one, state]) => ({
      ...{ id: one, title: `更改${one}`, state },
      transitions: state === 'waiting' ? ['confirm'] : [],
    }))
    return Response.json({ all })
  })
  const list = mount(SecondPersonList<{ all: ForSecondPerson[] }, ForSecondPerson>, {
    attachTo: document.body,
    props: {
      path: '/api/changes',
      of: ({ all }: { all: ForSecondPerson[] }) => all,
      ...{ what: '变更', heading: '待确认', decidedHeading: String, keptUnder: 'change', phrases: [] },
      refused: '',
    },
    slots: {
      item: ({
        one,
        busy,
        decide,
      }: {
        one: ForSecondPerson
        busy: boolean
        decide: Decide<ForSecondPerson>
      }) => h(DecisionActs<ForSecondPerson>, { one, busy, decide }),
    },
  })
  await flushPromises()
  const confirm = async () => {
    const button = list.get('button.primary').element as HTMLElement
    button.focus()
    button.click()
    await flushPromises()
    return document.activeElement
  }
  expect(list.findAll('button.primary')).toHaveLength(2)
  expect(await confirm()).toBe(list.get('button.primary').element)
  expect(list.findAll('button.primary')).toHaveLength(1)
  expect(await confirm()).toBe(list.get('summary').element)
})
