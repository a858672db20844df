import { describe, expect, it } from 'vitest'
import { changeLocalCopy, keepsCopies, localCopyName, readLocalCopy } from '#web/entry/saving/local-copy.ts'
import { memoryStorage } from '../filing-fixture.ts'

const name = localCopyName('person:a', 'bureau-2024-M10')
const entry = { text: '12,34', reason: null, note: '', basedOn: 2, correcting: false }

describe('readLocalCopy', () => {
  it('gives back what was written, unreadable text too', () => {
    const storage = memoryStorage()
    changeLocalCopy(storage, name, new Map([['a', entry]]))
    expect(readLocalCopy(storage, name)).toEqual(new Map([['a', entry]]))
  })

  it.each(['', 'not json', '{}', '[["a",{"text":1}]]'])('takes %j for nothing', (text) => {
    const storage = memoryStorage()
    storage.setItem(name, text)
    expect(readLocalCopy(storage, name).size).toBe(0)
  })
})

describe('changeLocalCopy', () => {
  it('says when the browser refuses', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('quota')
      },
    }
    expect(changeLocalCopy(full, name, new Map([['a', entry]]))).toBe(false)
  })

  it('leaves what another page of the same filing keeps of other rows', () => {
    const storage = memoryStorage()
    changeLocalCopy(storage, name, new Map([['a', entry]]))
    changeLocalCopy(storage, name, new Map([['b', { ...entry, text: '约460' }]]))
    changeLocalCopy(storage, name, new Map([['a', null]]))
    expect([...readLocalCopy(storage, name).keys()]).toEqual(['b'])
    changeLocalCopy(storage, name, new Map([['b', null]]))
    expect(storage.items.size).toBe(0)
  })

  it('keeps people at one machine apart', () => {
    expect(localCopyName('person:b', 'bureau-2024-M10')).not.toBe(name)
  })
})

describe('keepsCopies', () => {
  it('tells a browser that refuses from one that keeps', () => {
    const refuse = () => {
      throw new Error('SecurityError')
    }
    expect(keepsCopies(memoryStorage())).toBe(true)
    const refusing = { getItem: refuse, setItem: refuse, removeItem: refuse }
    expect(keepsCopies(refusing)).toBe(false)
    expect(readLocalCopy(refusing, name).size).toBe(0)
    expect(changeLocalCopy(refusing, name, new Map([['a', entry]]))).toBe(false)
  })
})
