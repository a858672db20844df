import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKeyFile } from '#server/start/key-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xushi-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the file of the key', () => {
  it('is made once, for its owner alone, and read from then on', () => {
    const path = join(folder, 'data', 'xushi.key')
    const key = readKeyFile(path)
    expect([key.length, statSync(path).mode & 0o777]).toEqual([32, 0o600])
    expect(readKeyFile(path)).toEqual(key)
    expect(readFileSync(path, 'utf8').trim()).toBe(key.toString('base64'))
  })

  it('is refused, and left as it is, where something else stands in it', () => {
    const path = join(folder, 'xushi.key')
    writeFileSync(path, 'half a ke')
    expect(() => readKeyFile(path)).toThrow('内容不是一把钥匙')
    expect(readFileSync(path, 'utf8')).toBe('half a ke')
    expect(() => readKeyFile(join(path, 'below'))).toThrow('读不了')
  })
})
