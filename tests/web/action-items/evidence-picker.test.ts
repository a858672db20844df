// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import EvidencePicker from '#web/action-items/EvidencePicker.vue'
import { api } from '#web/api/client.ts'
import FilePlace from '#web/components/FilePlace.vue'

interface Kept {
  readonly sha256: string
  readonly name: string
}

/** A picker whose server keeps every file, by its text. */
function openPicker() {
  vi.spyOn(api, 'post').mockImplementation(async (_path, body) => {
    const sha256 = await (body as Blob).text()
    return { sha256, name: sha256, bytes: 1 }
  })
  let kept: readonly Kept[] = []
  const picker = mount(EvidencePicker, {
    props: { path: '/api/files', modelValue: [], busy: false },
    attrs: {
      'onUpdate:modelValue': (files: readonly Kept[]) => {
        kept = files
        void picker.setProps({ modelValue: [...files] as never })
      },
    },
  })
  const choose = async (texts: readonly string[]) => {
    const files = texts.map((text) => new File([text], `${text}.txt`))
    picker.getComponent(FilePlace).vm.$emit('take', files)
    await flushPromises()
    await expect.poll(() => picker.findAll('progress').length).toBe(0)
  }
  return { picker, choose, kept: () => kept.map(({ sha256 }) => sha256) }
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

afterEach(() => vi.restoreAllMocks())

it('takes ten files that are chosen at once, and no eleventh', async () => {
  const { picker, choose, kept } = openPicker()
  await choose([...letters, 'k'])
  expect(kept()).toEqual(letters)
  expect(picker.findAll('.fault').map((fault) => fault.text())).toEqual([
    '一次反馈至多附 10 份，这一份没有上传。',
  ])
  picker.unmount()
})

it('keeps a file that is chosen a second time, once', async () => {
  const { picker, choose, kept } = openPicker()
  await choose(['a'])
  await choose(['a', 'b'])
  expect(kept()).toEqual(['a', 'b'])
  expect(picker.findAll('.name').map((name) => name.text())).toEqual(['a', 'b'])
  picker.unmount()
})
