import { describe, expect, it } from 'vitest'
import { askedOnce } from '#web/stores/asked-once.ts'

/** Requests that the test answers. */
function questions() {
  const asked: { answer: (text: string) => void; refuse: (why: Error) => void }[] = []
  const once = askedOnce(() => new Promise<string>((answer, refuse) => asked.push({ answer, refuse })))
  return { asked, ...once }
}

describe('askedOnce', () => {
  it('asks once for all who need it, meanwhile and afterwards', async () => {
    const { asked, load } = questions()
    const both = Promise.all([load(), load()])
    asked[0]!.answer('zhaoqing')
    expect(await both).toEqual(['zhaoqing', 'zhaoqing'])
    expect(await load()).toBe('zhaoqing')
    expect(asked).toHaveLength(1)
  })

  it('tells all who wait of a failure, and asks anew for the next', async () => {
    const { asked, load } = questions()
    const both = [load(), load()]
    asked[0]!.refuse(new Error('unreachable'))
    for (const one of both) await expect(one).rejects.toThrow('unreachable')
    const next = load()
    asked[1]!.answer('zhaoqing')
    expect(await next).toBe('zhaoqing')
  })

  it('keeps what was asked after it was forgotten, though what was asked before fails late', async () => {
    const { asked, load, forget } = questions()
    const before = load()
    forget()
    const after = load()
    asked[0]!.refuse(new Error('unreachable'))
    await expect(before).rejects.toThrow('unreachable')
    asked[1]!.answer('zhaoqing')
    expect([await after, await load()]).toEqual(['zhaoqing', 'zhaoqing'])
    expect(asked).toHaveLength(2)
  })
})
