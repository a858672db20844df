// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import ScrollBox from '#web/components/ScrollBox.vue'

afterEach(() => vi.restoreAllMocks())

/** Seven rows of 30 pixels in a box of 100, scrolled by `down`. */
function layOut(down: number): void {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(210)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(100)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const place = [...(this.parentElement?.children ?? [])].indexOf(this)
    const top = this.tagName === 'LI' ? place * 30 - down : 0
    return new DOMRect(0, top, 100, this.tagName === 'LI' ? 30 : 100)
  })
}

it('counts the rows below its edge, and takes the focus so that keys scroll it', async () => {
  layOut(0)
  const rows = Array.from({ length: 7 }, () => '<li>一处</li>').join('')
  const box = mount(ScrollBox, {
    props: { height: '100px', label: '没有采用的各处', word: '处' },
    slots: { default: `<ul>${rows}</ul>` },
    attachTo: document.body,
  })
  await nextTick()
  expect(box.get('.more').text()).toBe('下面还有 4 处，往下滚动')
  expect(box.get('[role=group]').attributes('tabindex')).toBe('0')
  layOut(110)
  await box.get('[role=group]').trigger('scroll')
  expect(box.get('.more').text()).toBe('已到最后')
  box.unmount()
})
