import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useAllOpened, useOpened } from '#web/stores/use-opened.ts'
import { holdAnswers } from '#web/stores/held-answers.ts'

function namesOf(asked: string[]) {
  return holdAnswers<string, string, string>({
    keyOf: (name) => name,
    ask: async (name) => {
      asked.push(name)
      return `answer to ${name}`
    },
    fold: (answer, change) => `${answer}, ${change}`,
    keepUnused: 0,
  })
}

function opened(first: string | null) {
  const asked: string[] = []
  const answers = namesOf(asked)
  const name = ref(first)
  const scope = effectScope()
  const { answer } = scope.run(() =>
    useOpened(
      () => answers,
      () => name.value,
    ),
  )!
  return { asked, answers, name, scope, answer }
}

describe('useOpened', () => {
  it('gives the answer of what is named, and follows another name', async () => {
    const { asked, name, answer } = opened('a')
    expect(answer.value).toBeNull()
    await vi.waitFor(() => expect(answer.value).toBe('answer to a'))
    name.value = 'b'
    await nextTick()
    await vi.waitFor(() => expect(answer.value).toBe('answer to b'))
    expect(asked).toEqual(['a', 'b'])
  })

  it('shows what is folded in', async () => {
    const { answers, answer } = opened('a')
    await vi.waitFor(() => expect(answer.value).not.toBeNull())
    answers.fold('told')
    expect(answer.value).toBe('answer to a, told')
  })

  it('has nothing and asks nothing where nothing is named', async () => {
    const { asked, name, answer } = opened(null)
    expect(answer.value).toBeNull()
    name.value = 'a'
    await nextTick()
    await vi.waitFor(() => expect(answer.value).toBe('answer to a'))
    name.value = null
    await nextTick()
    expect(answer.value).toBeNull()
    expect(asked).toEqual(['a'])
  })

  it('leaves what it looked at when its component is gone', async () => {
    const { asked, answers, scope } = opened('a')
    scope.stop()
    answers.open('b')
    answers.open('a')
    expect(asked).toEqual(['a', 'b', 'a'])
  })
})

describe('useAllOpened', () => {
  it('opens a list a few at a time, follows what is named, folds in what is told, and asks for none twice', async () => {
    const asked: string[] = []
    const answers = namesOf(asked)
    const names = ref(['a', 'b', 'c', 'd', 'e'])
    const scope = effectScope()
    const all = scope.run(() =>
      useAllOpened(
        () => answers,
        () => names.value,
      ),
    )!
    expect(asked).toEqual(['a', 'b', 'c'])
    expect(all.settled.value).toBe(false)
    await vi.waitFor(() => expect(all.settled.value).toBe(true))
    expect(all.answers.value).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `answer to ${name}`))
    answers.fold('told')
    expect(all.answers.value[0]).toBe('answer to a, told')
    names.value = ['e', 'f']
    await vi.waitFor(() => expect(all.answers.value).toEqual(['answer to e, told', 'answer to f']))
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    scope.stop()
    expect(all.answers.value).toEqual([])
  })
})
