import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSignedBy } from '#server/backup/signing/signatures.ts'
import { knownPublicKeys, makeSigningKey, readSigner } from '#server/start/keys/signing-key.ts'

let folder: string
let key: string
const config = (signingKey?: string) => ({
  dataFolder: join(folder, 'data'),
  backups: { folder: join(folder, 'backups'), at: null, keep: { days: 1, weeks: 1, months: 1 } },
  signingKey,
})
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xushi-key-'))
  mkdirSync(join(folder, 'data'))
  key = join(folder, 'sign.key')
  makeSigningKey(config(), key)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('readSigner', () => {
  it('signs with the key that was made, which its owner alone reads, and whose public half anybody may', () => {
    expect([statSync(key).mode & 0o777, statSync(`${key}.pub`).mode & 0o777]).toEqual([0o600, 0o644])
    const signature = readSigner(config(key))!.sign('text')
    const keys = knownPublicKeys(config(), [`${key}.pub`])!
    expect(isSignedBy(keys, 'text', signature)).toBe(true)
    expect(isSignedBy(keys, 'text!', signature)).toBe(false)
  })

  it('is undefined where nothing is signed', () => expect(readSigner(config())).toBeUndefined())

  it('refuses a key that others can read', () => {
    const open = join(folder, 'open.key')
    writeFileSync(open, readFileSync(key))
    chmodSync(open, 0o640)
    expect(() => readSigner(config(open))).toThrow('别的账号也能读')
  })

  it('refuses a key in the data folder or that of backups, through a link too', () => {
    const inside = join(folder, 'data', 'sign.key')
    writeFileSync(inside, readFileSync(key), { mode: 0o600 })
    const link = join(folder, 'link.key')
    symlinkSync(inside, link)
    // A link in the data folder can be turned to another key by whoever writes there.
    const turned = join(folder, 'data', 'turned.key')
    symlinkSync(key, turned)
    mkdirSync(join(folder, 'data', '..keys'))
    const dotted = join(folder, 'data', '..keys', 'sign.key')
    writeFileSync(dotted, readFileSync(key), { mode: 0o600 })
    for (const path of [inside, link, turned, dotted]) expect(() => readSigner(config(path))).toThrow('之内')
    for (const path of [inside, join(folder, 'backups', 'made.key')])
      expect(() => makeSigningKey(config(), path)).toThrow('之内')
  })

  it('refuses a key, a public one or their directory that others can write', () => {
    const directory = join(folder, 'own')
    const ownKey = join(directory, 'sign.key')
    mkdirSync(directory, 0o700)
    makeSigningKey(config(), ownKey)
    expect(() => readSigner(config(ownKey))).not.toThrow()
    for (const [path, mode, open] of [
      [directory, 0o700, 0o777],
      [`${ownKey}.pub`, 0o644, 0o666],
    ] as const) {
      chmodSync(path, open)
      expect(() => readSigner(config(ownKey))).toThrow(`${path} 别的账号也能改写`)
      chmodSync(path, mode)
    }
  })

  it('refuses what is missing or no such key, and makes none over a file', () => {
    expect(() => readSigner(config(join(folder, 'none')))).toThrow('不存在')
    const text = join(folder, 'text.key')
    writeFileSync(text, 'secret', { mode: 0o600 })
    expect(() => readSigner(config(text))).toThrow('不是 Ed25519 钥匙')
    expect(() => knownPublicKeys(config(), [text])).toThrow('没有 Ed25519 公钥')
    expect(() => makeSigningKey(config(), key)).toThrow('已经存在')
  })
})
