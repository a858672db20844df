import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { OperatorError } from '../operator-error.ts'

/** The manifest beside a backup, which describes it; a backup without one does not count. */
export const Manifest = Type.Object({
  file: Type.String({ description: 'name of the backup, in the same folder' }),
  at: Type.String({ description: 'when it was begun' }),
  version: Type.String({ description: 'of the program' }),
  engine: Type.Enum(['sqlite', 'postgres'] as const),
  sequence: Type.Integer({ minimum: 0 }),
  hash: Type.String({ description: 'of the last entry of the ledger' }),
  revisions: Type.Integer({
    description: 'of figures; until 0.1.0: entries of the ledger that tell of them',
  }),
  files: Type.Optional(
    Type.Integer({ description: 'that the ledger refers to; beside SQLite they lie in `files`' }),
  ),
  size: Type.Integer({ description: 'bytes' }),
  sha256: Type.String(),
  encrypted: Type.Optional(Type.String({ description: 'name of the key by which the backup is encrypted' })),
  signature: Type.Optional(
    Type.Object(
      { key: Type.String(), value: Type.String() },
      { description: 'of all else, by Ed25519; only where the installation signs' },
    ),
  ),
})
export type Manifest = Static<typeof Manifest>

/** The text of a manifest that is signed: all of it but the signature, in the order in which it was written. */
export function signedTextOf({ signature: _, ...manifest }: Manifest): string {
  return `xushi manifest ${JSON.stringify(manifest)}`
}

/** The name of a file's manifest. */
export const manifestOf = (file: string) => `${file}.json`

/** The name of a backup, `xushi-20241031-023000-115.db`: date and time in Shanghai, and the last sequence of the ledger. */
export function backupName(at: string, sequence: number, ending: string): string {
  const [date, time] = at.replaceAll(/[-:]/g, '').split('T')
  return `xushi-${date}-${time?.slice(0, 6)}-${sequence}.${ending}`
}

/** Writes the manifest beside its backup, wholly or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, manifestOf(manifest.file))
  await writeFile(`${path}.partial`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.partial`, path)
}

/** The manifest of a backup; undefined where there is none. @throws OperatorError where it cannot be read */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(manifestOf(path), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  const manifest = text === undefined ? undefined : parsed(text)
  if (manifest === null) throw new OperatorError(`备份的清单读不懂：${manifestOf(path)}`)
  return manifest
}

function parsed(text: string): Manifest | null {
  try {
    const read: unknown = JSON.parse(text)
    return Value.Check(Manifest, read) ? read : null
  } catch {
    return null
  }
}

/** The finished backups of a folder, newest first. A folder that is missing or unreadable has none; the next backup reports its fault. */
export async function backupsIn(folder: string): Promise<Manifest[]> {
  const names = await readdir(folder).catch(() => [])
  const texts = await Promise.all(
    names
      .filter((name) => /^xushi-\d{8}-\d{6}-\d+\.(db|dump)(\.enc)?\.json$/.test(name))
      // Another process may just be deleting the file.
      .map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  )
  return texts
    .map(parsed)
    .filter((manifest) => manifest !== null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.sequence - a.sequence))
}
