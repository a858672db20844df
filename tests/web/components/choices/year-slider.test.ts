// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import YearSlider from '#web/components/choices/YearSlider.vue'

const slider = (date: string, today: string) => mount(YearSlider, { props: { label: '月底', date, today } })

/** A person lets the slider go at a place. */
async function drag(wrapper: ReturnType<typeof slider>, place: string): Promise<void> {
  wrapper.find('input').element.value = place
  await wrapper.find('input').trigger('change')
}

it('goes through the ends of the months of the chosen year, up to today', async () => {
  const past = slider('2024-06-30', '2026-11-30')
  expect(past.attributes()).toMatchObject({ max: '11', 'aria-valuetext': '2024年6月30日' })
  await drag(past, '1')
  expect(past.emitted('choose')).toEqual([['2024-02-29']])
  // The present day stands after the last end of a month.
  const present = slider('2026-03-10', '2026-03-10')
  expect(present.attributes()).toMatchObject({ max: '2', 'aria-valuetext': '2026年3月10日' })
  await drag(present, '0')
  expect(present.emitted('choose')).toEqual([['2026-01-31']])
  expect(slider('', '2026-03-10').find('input').exists()).toBe(false)
  expect(slider('2027-01-05', '2026-03-10').find('input').exists()).toBe(false)
})
