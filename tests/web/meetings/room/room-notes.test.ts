// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import RoomNotes from '#web/meetings/room/RoomNotes.vue'
import { nothing, type NoteWords } from '#web/meetings/room/page-draft.ts'

const notes = (words: NoteWords, given: { editable: boolean; left?: NoteWords; refused?: boolean }) =>
  mount(RoomNotes, {
    props: {
      ...{ words, stored: nothing, left: undefined, contested: false, status: '' },
      ...{ failing: false, refused: false, elsewhere: '', ...given },
    },
  })

describe('RoomNotes', () => {
  it('cuts nothing off that is too long, but says by how much', () => {
    const long = notes({ note: '字'.repeat(4_006), decision: '' }, { editable: true })
    expect(long.findAll('textarea').map(({ element }) => element.value.length)).toEqual([0, 4_006])
    expect(long.text()).toContain('至多 4000 字，请删去 6 字')
  })

  it('shows what could not be kept before the meeting ended, to be copied, and lets go of it', async () => {
    const left = { note: '断网时记下的一句', decision: '' }
    const ended = notes({ note: '', decision: '' }, { editable: false, left })
    expect(ended.find('[role=alert]').text()).toContain('断网时记下的一句')
    expect(notes(left, { editable: false }).find('[role=alert]').exists()).toBe(false)
    await ended.find('[role=alert] button').trigger('click')
    expect(ended.emitted('discard')).toHaveLength(1)
  })

  it('takes out at a press what nobody can see, where words are refused for it, and offers that for nothing else', async () => {
    const words = { note: '图纸\u200e已批', decision: '' }
    const refused = notes(words, { editable: true, refused: true })
    await refused.get('button').trigger('click')
    expect(refused.emitted('write')).toEqual([[{ note: '图纸已批', decision: '' }]])
    expect(refused.emitted('keep')).toHaveLength(1)
    expect(notes(words, { editable: true }).find('button').exists()).toBe(false)
    const tooLong = notes({ note: '字'.repeat(4_006), decision: '' }, { editable: true, refused: true })
    expect(tooLong.find('button').exists()).toBe(false)
  })
})
