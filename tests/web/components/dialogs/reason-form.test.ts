// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ReasonForm from '#web/components/dialogs/ReasonForm.vue'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'

const form = (send: (reason: string) => Promise<boolean>) =>
  mount(ReasonForm, {
    props: {
      keptUnder: 'return 5g',
      label: '退回原因',
      phrases: [],
      act: '退回',
      least: 4,
      maxlength: 1000,
      send,
    },
    attachTo: document.body,
  })
const textOf = (shown: ReturnType<typeof form>) => shown.find('textarea').element.value

beforeEach(() => {
  localStorage.clear()
  setKeeper('reviewer')
})
afterEach(() => setKeeper(undefined))

describe('ReasonForm', () => {
  it('offers to take out characters that nobody sees after a refusal, and not before', async () => {
    const sent: string[] = []
    const shown = form(async (reason) => (sent.push(reason), false))
    await shown.find('textarea').setValue('数据\u202e有误，请核对')
    expect(shown.find('.unseen').exists()).toBe(false)
    await shown.find('form').trigger('submit')
    await flushPromises()
    await shown.get('.unseen').trigger('click')
    expect(textOf(shown)).toBe('数据有误，请核对')
    expect(shown.find('.unseen').exists()).toBe(false)
    await shown.find('form').trigger('submit')
    await flushPromises()
    // Refused for something else: there is nothing to take out.
    expect([shown.find('.unseen').exists(), sent.at(-1)]).toEqual([false, '数据有误，请核对'])
    shown.unmount()
  })

  it('has the reason again after Esc or a refusal, until it is done or thrown away', async () => {
    const sent: string[] = []
    let answer = false
    const send = async (reason: string) => (sent.push(reason), answer)
    const first = form(send)
    expect(first.text()).not.toContain('已从本机取回')
    await first.find('textarea').setValue('与上期差异较大，请核对')
    first.unmount()

    const second = form(send)
    expect(textOf(second)).toBe('与上期差异较大，请核对')
    expect(second.find('[role=status]').text()).toContain('上次写的没有提交，已从本机取回')
    await second.find('form').trigger('submit')
    second.unmount()

    const third = form(send)
    expect([textOf(third), sent]).toEqual(['与上期差异较大，请核对', ['与上期差异较大，请核对']])
    answer = true
    await third.find('form').trigger('submit')
    third.unmount()
    expect(textOf(form(send))).toBe('')
  })

  it('is empty again, and has the focus, after what was kept is thrown away', async () => {
    const first = form(async () => false)
    await first.find('textarea').setValue('写给另一项的')
    first.unmount()
    const second = form(async () => false)
    await second.find('[role=status] button').trigger('click')
    expect(textOf(second)).toBe('')
    expect(second.find('[role=status]').exists()).toBe(false)
    await expect.poll(() => document.activeElement).toBe(second.find('textarea').element)
    second.unmount()
    expect(localStorage.length).toBe(0)
  })
})
