import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../db/sqlite/make-folder.ts'
import { ConfigError } from './config-error.ts'

const keyBytes = 32

/**
 * Reads the key from its own file, which is outside the database and its backups, and makes a key where there is none. @throws ConfigError
 */
export function readKeyFile(path: string): Buffer {
  try {
    makeFolder(dirname(path))
    writeFileSync(path, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(path, '写不了')
  }
  const key = Buffer.from(readText(path).trim(), 'base64')
  if (key.length !== keyBytes) throw unusable(path, '内容不是一把钥匙')
  return key
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw unusable(path, '读不了')
  }
}

function unusable(path: string, why: string): ConfigError {
  return new ConfigError(
    `钥匙文件 ${path} ${why}。请核对 XUSHI_KEY_FILE；文件坏了的，从保管处拷回，或移走后重新启动（会另做一把，事件推送须换密钥）。`,
  )
}
