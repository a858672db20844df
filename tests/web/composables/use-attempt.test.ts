import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { AppProblem } from '#web/api/client.ts'
import { useAttempt } from '#web/composables/use-attempt.ts'

const refusal = new AppProblem({
  status: 422,
  code: 'invalid',
  detail: '有 2 处要改。',
  errors: [
    { code: 'a', detail: '有 2 处要改。' },
    { code: 'b', detail: '名称不能为空。' },
  ] as unknown as AppProblem['errors'][number][],
})

describe('useAttempt', () => {
  it('tells what was done, and hands on the answer', async () => {
    const { told, busy, attempt } = useAttempt()
    const doing = attempt(async () => 7, '已保存。')
    expect(busy.value).toBe(true)
    expect(await doing).toEqual({ answer: 7 })
    expect(busy.value).toBe(false)
    expect(told.value).toEqual({ tone: 'done', text: '已保存。' })
  })

  it('tells a refusal, each of its sentences once', async () => {
    const { told, fault, attempt } = useAttempt()
    expect(await attempt(() => Promise.reject(refusal), '已保存。')).toBeUndefined()
    expect(told.value).toEqual({ tone: 'error', text: '有 2 处要改。 名称不能为空。' })
    expect(fault.value).toBe('有 2 处要改。 名称不能为空。')
  })

  it('does not say of a field again what the sentence has said', async () => {
    const { fault, attempt } = useAttempt()
    const long = { index: 0, field: 'comment', code: 'maxLength', detail: '至多 500 个字符' }
    const detail = '批注至多 500 个字符。'
    const told = new AppProblem({ status: 400, code: 'bad-request', detail, errors: [long] })
    await attempt(() => Promise.reject(told))
    expect(fault.value).toBe(detail)
  })

  it('does one thing at a time', async () => {
    const { attempt } = useAttempt()
    const slow = attempt(() => new Promise<string>((answer) => setTimeout(() => answer('first'), 0)))
    expect(await attempt(async () => 'second')).toBeUndefined()
    expect(await slow).toEqual({ answer: 'first' })
  })

  it('forgets what the last attempt came to', async () => {
    const { told, fault, attempt, forget } = useAttempt()
    await attempt(() => Promise.reject(refusal))
    forget()
    expect([told.value, fault.value]).toEqual([undefined, ''])
  })

  it('hides no fault of the program', async () => {
    const { attempt, busy } = useAttempt()
    await expect(attempt(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError)
    expect(busy.value).toBe(false)
  })

  it('forgets a refusal as soon as what was typed changes', async () => {
    const typed = ref({ reason: '忙' })
    const { fault, told, attempt } = useAttempt(() => typed.value)
    await attempt(() => Promise.reject(refusal))
    expect(fault.value).not.toBe('')
    typed.value.reason = '设备晚到'
    await nextTick()
    expect([fault.value, told.value]).toEqual(['', undefined])
  })
})
