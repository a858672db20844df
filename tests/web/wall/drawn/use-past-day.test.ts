// @vitest-environment happy-dom
import { createApp, nextTick, shallowRef } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { usePastDay } from '#web/wall/drawn/use-past-day.ts'

const led = shallowRef<string | null>(null)
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  led.value = null
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function open() {
  let day!: ReturnType<typeof usePastDay>
  const app = createApp({
    setup: () => {
      day = usePastDay(
        () => led.value,
        () => '2024-10-24',
      )
      return () => null
    },
  })
  app.mount(document.createElement('div'))
  stop = () => app.unmount()
  return day
}
const press = (key: string, more: KeyboardEventInit = { shiftKey: true }) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }))

it('keys go from end of month to end of month, and forward to now', () => {
  const day = open()
  expect(day.value).toBeNull()
  press('ArrowLeft', {})
  press('ArrowLeft', { shiftKey: true, ctrlKey: true })
  expect(day.value).toBeNull()
  press('ArrowLeft')
  press('ArrowLeft')
  expect(day.value).toBe('2024-08-31')
  press('ArrowRight')
  expect(day.value).toBe('2024-09-30')
  press('ArrowRight')
  expect(day.value).toBeNull()
})

it('the wall comes back by itself two minutes after the last key, and by Escape', () => {
  const day = open()
  press('ArrowLeft')
  vi.advanceTimersByTime(100_000)
  press('ArrowLeft')
  vi.advanceTimersByTime(119_000)
  expect(day.value).toBe('2024-08-31')
  vi.advanceTimersByTime(1_000)
  expect(day.value).toBeNull()
  press('ArrowLeft')
  press('Escape', {})
  expect(day.value).toBeNull()
})

it('a remote chooses the day, keys go on from it for two minutes, and another command of the remote counts', async () => {
  const day = open()
  led.value = '2024-06-30'
  await nextTick()
  press('ArrowLeft')
  expect(day.value).toBe('2024-05-31')
  vi.advanceTimersByTime(120_000)
  expect(day.value).toBe('2024-06-30')
  press('ArrowLeft')
  led.value = null
  await nextTick()
  expect(day.value).toBeNull()
})
