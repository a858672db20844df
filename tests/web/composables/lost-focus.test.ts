// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { catchLostFocus } from '#web/composables/lost-focus.ts'

const element = (name: string) => document.querySelector<HTMLElement>(name)!
beforeEach(() => {
  document.body.innerHTML = '<h1 tabindex="-1">调度会</h1><button>开会</button><input>'
})

describe('catchLostFocus', () => {
  it('moves a focus that was lost to the next step, else to the heading', async () => {
    await catchLostFocus(() => element('button'))
    expect(document.activeElement).toBe(element('button'))
    element('button').blur()
    await catchLostFocus()
    expect(document.activeElement).toBe(element('h1'))
  })

  it('leaves a focus where it is', async () => {
    element('input').focus()
    await catchLostFocus(() => element('button'))
    expect(document.activeElement).toBe(element('input'))
  })
})
