import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '#server/db/sqlite/make-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xushi-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('makeFolder', () => {
  it('makes a folder and those above it, and leaves alone what is there', () => {
    const wanted = join(folder, 'a/b/c')
    makeFolder(wanted)
    makeFolder(wanted)
    expect(existsSync(wanted)).toBe(true)
  })

  it.skipIf(process.platform !== 'linux')('fails where the system takes no folders', () => {
    expect(() => makeFolder('/proc/xushi/data')).toThrow(/ENOENT.*'\/proc\/xushi'/)
  })

  it('refuses where a file stands in the way', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST')
    expect(() => makeFolder(join(folder, 'file/data'))).toThrow(/ENOTDIR|EEXIST/)
  })
})
