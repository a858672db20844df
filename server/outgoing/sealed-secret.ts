import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Seals secrets that the server itself must read again, so that a copy of the database reveals none of them. */
export interface SecretSeal {
  /** `of` names the owner of the secret: a sealed text that was moved to another owner cannot be opened. */
  readonly seal: (secret: string, of: string) => string
  /** Undefined where the text was sealed with another key, or altered. */
  readonly open: (sealed: string, of: string) => string | undefined
}

const [algorithm, vectorBytes, tagBytes] = ['aes-256-gcm', 12, 16] as const
const form = /^sealed:1:([0-9a-f]{8}):([A-Za-z0-9+/=]+)$/

/** Whether a text was sealed, with whatever key. */
export function isSealed(text: string): boolean {
  return form.test(text)
}

/** Seals with a key of 32 bytes; a sealed text names its key by the beginning of its hash. */
export function secretSeal(key: Buffer): SecretSeal {
  const name = createHash('sha256').update('xushi key').update(key).digest('hex').slice(0, 8)
  return {
    seal: (secret, of) => {
      const vector = randomBytes(vectorBytes)
      const cipher = createCipheriv(algorithm, key, vector).setAAD(Buffer.from(of))
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return `sealed:1:${name}:${Buffer.concat([vector, cipher.getAuthTag(), hidden]).toString('base64')}`
    },
    open: (sealed, of) => {
      const [, by, text] = form.exec(sealed) ?? []
      if (by !== name || text === undefined) return undefined
      const bytes = Buffer.from(text, 'base64')
      if (bytes.length < vectorBytes + tagBytes) return undefined
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, vectorBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(vectorBytes, vectorBytes + tagBytes))
      const opened = decipher.update(bytes.subarray(vectorBytes + tagBytes))
      try {
        return Buffer.concat([opened, decipher.final()]).toString()
      } catch {
        return undefined
      }
    },
  }
}
