// @vitest-environment happy-dom
import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import MeetingDialog from '#web/meetings/list/MeetingDialog.vue'

describe('MeetingDialog', () => {
  it('says of a meeting on one subject that it is not compared with the last one', async () => {
    const view = mount(MeetingDialog, {
      props: {
        choices: { boards: [], demo: false },
        index: indexCatalogue(catalogue),
        meetings: [],
        fault: '',
        busy: false,
      },
      global: { stubs: { teleport: true, RouterLink: RouterLinkStub, ScopePicker: true } },
    })
    const note = () => view.get('.form-end .quiet').text()
    expect(note()).toBe('与同系列上一次定格的会议比较')
    await view.get('select').setValue('ad-hoc')
    expect(note()).toBe('专题调度不与上一次会议比较')
    view.unmount()
  })
})
