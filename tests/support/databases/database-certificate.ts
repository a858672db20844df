import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestCertificate } from '../callers/tls-source.ts'
import { databaseAccount } from './database-account.ts'

const storedAt = (name: string) => fileURLToPath(new URL(`../certificates/${name}.pem`, import.meta.url))

/** The file of the authority of tests. */
export const testAuthority = storedAt('ca')

/** A certificate of tests and its key as files of a folder of its own, which a database server takes: nobody else may read the key. */
export function databaseCertificate(certificate: TestCertificate): {
  readonly cert: string
  readonly key: string
  readonly remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-certificate-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  copyFileSync(storedAt(certificate === 'own' ? 'ca' : certificate), cert)
  copyFileSync(storedAt('key'), key)
  const account = databaseAccount()
  if (account) for (const each of [folder, cert, key]) chownSync(each, account.uid, account.gid)
  chmodSync(key, 0o600)
  return { cert, key, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
