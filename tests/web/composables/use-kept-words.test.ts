// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { useKeptWords } from '#web/composables/use-kept-words.ts'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'

let scope: EffectScope
/** A newly opened form about a subject, with its proposed fields. */
function open(about = 'step 7 report', proposal = '') {
  scope = effectScope()
  return scope.run(() => {
    const [text, days] = [ref(proposal), ref(10)]
    return { text, days, kept: useKeptWords(about, { text, days }) }
  })!
}
/** The form disappears, by Esc, a reload or another page. */
const close = () => scope.stop()

beforeEach(() => {
  localStorage.clear()
  setKeeper('officer')
})
afterEach(() => {
  close()
  setKeeper(undefined)
})

describe('useKeptWords', () => {
  it('fills a form that is opened again with what was typed and not sent, and says so', () => {
    const first = open()
    first.text.value = '基站已建成 40 个'
    first.days.value = 5
    close()
    const again = open()
    expect([again.text.value, again.days.value, again.kept.isBack.value]).toEqual([
      '基站已建成 40 个',
      5,
      true,
    ])
  })

  it('takes out what nobody sees, and keeps the words without it', () => {
    const first = open()
    first.text.value = '站址\u200e已落实'
    expect(first.kept.hasUnseen.value).toBe(true)
    first.kept.takeOutUnseen()
    expect([first.text.value, first.days.value, first.kept.hasUnseen.value]).toEqual([
      '站址已落实',
      10,
      false,
    ])
    close()
    expect(open().text.value).toBe('站址已落实')
  })

  it('has nothing to say where nothing was typed, or what was proposed stands again', () => {
    const first = open('order 3', '抓紧推进')
    first.text.value = '抓紧推进，'
    first.text.value = '抓紧推进'
    close()
    const again = open('order 3', '抓紧推进')
    expect(again.kept.isBack.value).toBe(false)
    expect(localStorage.length).toBe(0)
  })

  it('shows the words only to the person who typed them, and only in the form about the same subject', () => {
    open().text.value = '只给我看的'
    close()
    setKeeper('another')
    expect(open().text.value).toBe('')
    close()
    setKeeper('officer')
    expect(open('step 8 report').text.value).toBe('')
    close()
    expect(open().text.value).toBe('只给我看的')
  })

  it('keeps nothing where nobody is signed in', () => {
    setKeeper(undefined)
    open().text.value = '谁写的'
    expect(localStorage.length).toBe(0)
  })

  it('forgets the words after the server has them, and not where it refused', async () => {
    const form = open()
    form.text.value = '说明'
    expect(await form.kept.sent(Promise.resolve(false))).toBe(false)
    expect(localStorage.length).toBe(1)
    expect(await form.kept.sent(Promise.resolve(true))).toBe(true)
    expect(localStorage.length).toBe(0)
  })

  it('forgets the words though the form was closed before the answer came, and keeps what was typed meanwhile', async () => {
    const form = open()
    form.text.value = '先写的'
    const { promise, resolve: answer } = Promise.withResolvers<boolean>()
    const sending = form.kept.sent(promise)
    form.text.value = '先写的，又写的'
    answer(true)
    await sending
    close()
    const again = open()
    expect(again.text.value).toBe('先写的，又写的')
    const last = again.kept.sent(Promise.resolve(true))
    close()
    await last
    expect(open().kept.isBack.value).toBe(false)
  })

  it('puts the form as it was proposed when the person throws the words away', () => {
    open('order 3', '抓紧推进').text.value = '写错了的'
    close()
    const again = open('order 3', '抓紧推进')
    again.kept.discard()
    expect([again.text.value, again.kept.isBack.value, localStorage.length]).toEqual(['抓紧推进', false, 0])
  })

  it('takes no field of another kind than the form has', () => {
    localStorage.setItem('typed officer step 7 report', JSON.stringify({ text: ['一'], other: 1, days: 3 }))
    const form = open()
    expect([form.text.value, form.days.value]).toEqual(['', 3])
  })
})
