import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import {
  newSigningKeys,
  readPublicKeys,
  signerWith,
  type PublicKeys,
  type Signer,
} from '../../backup/signing/signatures.ts'
import type { Config } from '../config.ts'
import { ConfigError } from '../config-error.ts'
import { readPrivateFile, refusalOfWriting, refusePlaceWithin, refuseWritable } from './private-file.ts'

/** The file beside the private key with its public key; after a change of keys the former ones stand there too. */
export const publicFileOf = (keyFile: string) => `${keyFile}.pub`

/** The folders in which a key for signing would be in the hands of whoever can alter the data. */
const foldersOfData = ({ dataFolder, backups }: Pick<Config, 'dataFolder' | 'backups'>) => [
  dataFolder,
  backups.folder,
]

type SigningConfig = Pick<Config, 'dataFolder' | 'backups' | 'signingKey'>

/** The signer that the settings name; undefined where nothing is signed. @throws ConfigError */
export function readSigner(config: SigningConfig): Signer | undefined {
  const { signingKey } = config
  if (signingKey === undefined) return undefined
  const text = readPrivateFile('XUSHI_SIGNING_KEY', signingKey, foldersOfData(config))
  const publicFile = publicFileOf(signingKey)
  if (existsSync(publicFile)) refuseWritable('XUSHI_SIGNING_KEY', publicFile)
  const signer = signerWith(text, readIfThere(publicFile))
  if (signer) return signer
  throw new ConfigError(
    `XUSHI_SIGNING_KEY 的文件 ${signingKey}（或旁边的 .pub）不是 Ed25519 钥匙。可用 npm run ledger -- key <文件> 生成。`,
  )
}

/** The public keys in these files, besides those of the installation itself; undefined where none is known. @throws ConfigError */
export function knownPublicKeys(config: SigningConfig, files: readonly string[]): PublicKeys | undefined {
  const own = readSigner(config)?.keys
  if (own === undefined && files.length === 0) return undefined
  const given = files.flatMap((path) => {
    const keys = readPublicKeys(readIfThere(path))
    if (keys === undefined || keys.size === 0) throw new ConfigError(`${path} 里没有 Ed25519 公钥（PEM）。`)
    return [...keys]
  })
  return new Map([...(own ?? []), ...given])
}

/** Makes a pair of keys: the private one in `file`, the public one beside it. @returns the key's name @throws ConfigError */
export function makeSigningKey(config: SigningConfig, file: string): string {
  refusePlaceWithin('XUSHI_SIGNING_KEY', file, foldersOfData(config))
  const { privatePem, publicPem } = newSigningKeys()
  try {
    writeFileSync(file, privatePem, { flag: 'wx', mode: 0o600 })
    writeFileSync(publicFileOf(file), publicPem, { flag: 'wx' })
    // Auditors read it, whatever the umask.
    chmodSync(publicFileOf(file), 0o644)
  } catch (error) {
    throw refusalOfWriting(error, file)
  }
  return [...readPublicKeys(publicPem)!.keys()][0]!
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
