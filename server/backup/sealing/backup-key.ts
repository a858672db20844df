import { createHash, randomBytes } from 'node:crypto'

const bytes = 32

/** A key of AES-256 for backups, and the name by which a backup tells its key. */
export interface BackupKey {
  readonly name: string
  readonly secret: Buffer
}

/** A new key as the text of its file. */
export function newBackupKey(): string {
  return `${randomBytes(bytes).toString('base64')}\n`
}

/** Reads the text of a key's file; undefined where it is no key. */
export function readBackupKey(text: string): BackupKey | undefined {
  const secret = Buffer.from(text.trim(), 'base64')
  if (secret.length !== bytes) return undefined
  const name = createHash('sha256').update('xushi backup').update(secret).digest('hex').slice(0, 16)
  return { name, secret }
}
