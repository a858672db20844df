import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { OperatorError } from '../operator-error.ts'

/** The manifest beside a backup, which describes it; a backup without one does not count. */
export const Manifest = Type.Object({
  file: Type.String({ description: 'name of the backup, in the same folder' }),
  at: Type.String({ description: 'when it was begun', pattern: String.raw`^\d{4}-\d\d-\d\dT` }),
  version: Type.String({ description: 'of the program' }),
  engine: Type.Enum(['sqlite', 'postgres'] as const),
  sequence: Type.Integer({ minimum: 0 }),
  hash: Type.String({ description: 'of the last entry of the ledger' }),
  audit: Type.Optional(
    Type.Object(
      { sequence: Type.Integer({ minimum: 1 }), hash: Type.String() },
      { description: 'the last entry of the audit log; absent until 0.1.0, and where there was none' },
    ),
  ),
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

/** The manifest of a backup; undefined where there is none. @throws OperatorError where it cannot be read, or is another backup's */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(manifestOf(path), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  const manifest = text === undefined ? undefined : parsed(text, basename(path))
  if (manifest === null)
    throw new OperatorError(
      `备份的清单读不懂，或是另一份备份的（文件名须与清单所记相同）：${manifestOf(path)}`,
    )
  return manifest
}

/** The manifest in a text; null where it is none of this file. */
function parsed(text: string, file: string): Manifest | null {
  try {
    const read: unknown = JSON.parse(text)
    return Value.Check(Manifest, read) && read.file === file && !Number.isNaN(Date.parse(read.at))
      ? read
      : null
  } catch {
    return null
  }
}

/** The finished backups of a folder, newest first. A folder that is missing or unreadable has none; the next backup reports its fault. */
export async function backupsIn(folder: string): Promise<Manifest[]> {
  return (await manifestsIn(folder)).backups
}

/** The finished backups of a folder, newest first, and the names of manifests that cannot be read or are another file's. */
export async function manifestsIn(
  folder: string,
): Promise<{ readonly backups: Manifest[]; readonly unreadable: readonly string[] }> {
  const names = await readdir(folder).catch(() => [])
  const read = await Promise.all(
    names
      .filter((name) => /^xushi-\d{8}-\d{6}-\d+\.(db|dump)(\.enc)?\.json$/.test(name))
      .map(async (name) => {
        // Another process may just be deleting the file.
        const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
        return {
          name,
          manifest: text === undefined ? undefined : parsed(text, name.slice(0, -'.json'.length)),
        }
      }),
  )
  const backups = read
    .flatMap(({ manifest }) => manifest ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.sequence - a.sequence))
  return { backups, unreadable: read.filter(({ manifest }) => manifest === null).map(({ name }) => name) }
}

/** Manifests that do not count, in one clause for a person. */
export function unreadableText(names: readonly string[]): string {
  return `备份目录里有 ${names.length} 份清单读不懂，或不是同名备份的，没有算作备份，请查明后移走：${names.join('、')}`
}
