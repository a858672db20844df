import { describe, expect, it } from 'vitest'
import { localCopyName, readLocalCopy, writeLocalCopy } from '#web/entry/local-copy.ts'
import { memoryStorage } from './filing-fixture.ts'

const name = localCopyName('person:a', 'bureau-2024-M10')
const entry = { text: '12,34', reason: null, note: '', basedOn: 2, correcting: false }

describe('readLocalCopy', () => {
  it('gives back what was written, unreadable text too', () => {
    const storage = memoryStorage()
    writeLocalCopy(storage, name, new Map([['a', entry]]))
    expect(readLocalCopy(storage, name)).toEqual(new Map([['a', entry]]))
  })

  it.each(['', 'not json', '{}', '[["a",{"text":1}]]'])('takes %j for nothing', (text) => {
    const storage = memoryStorage()
    storage.setItem(name, text)
    expect(readLocalCopy(storage, name).size).toBe(0)
  })
})

describe('writeLocalCopy', () => {
  it('says when the browser refuses', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('quota')
      },
    }
    expect(writeLocalCopy(full, name, new Map([['a', entry]]))).toBe(false)
  })

  it('keeps people at one machine apart', () => {
    expect(localCopyName('person:b', 'bureau-2024-M10')).not.toBe(name)
  })
})
