import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

/** A signature by Ed25519, with the name of its key. */
export interface Signature {
  readonly key: string
  /** In base64. */
  readonly value: string
}

/** Public keys of Ed25519 by their names. */
export type PublicKeys = ReadonlyMap<string, KeyObject>

/** Signs with the present key, and knows the public keys by which earlier signatures are verified. */
export interface Signer {
  readonly sign: (text: string) => Signature
  readonly keys: PublicKeys
}

/** A new pair of keys as PEM. */
export function newSigningKeys(): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  }
}

/** The signer with a private key; `former` holds the public keys that it had before. Undefined where a text holds another thing. */
export function signerWith(privatePem: string, former = ''): Signer | undefined {
  const known = readPublicKeys(former)
  const key = ed25519(() => createPrivateKey(privatePem))
  if (key === undefined || known === undefined) return undefined
  const own = createPublicKey(key)
  const name = nameOf(own)
  return {
    sign: (text) => ({ key: name, value: sign(null, Buffer.from(text), key).toString('base64') }),
    keys: new Map([...known, [name, own]]),
  }
}

/** The public keys in a text, one PEM block after the other; undefined where one cannot be read. */
export function readPublicKeys(pems: string): PublicKeys | undefined {
  const blocks = pems.split(/(?<=-----END PUBLIC KEY-----)/).filter((block) => block.trim() !== '')
  const keys = new Map<string, KeyObject>()
  for (const block of blocks) {
    const key = ed25519(() => createPublicKey(block))
    if (key === undefined) return undefined
    keys.set(nameOf(key), key)
  }
  return keys
}

/** Whether a text was signed so by a known key. */
export function isSignedBy(keys: PublicKeys, text: string, { key, value }: Signature): boolean {
  const known = keys.get(key)
  return known !== undefined && verify(null, Buffer.from(text), known, Buffer.from(value, 'base64'))
}

/** The name of a public key: the beginning of its SHA-256, by which people compare keys too. */
function nameOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

function ed25519(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read()
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}
