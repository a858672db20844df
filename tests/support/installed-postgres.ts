import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const debian = '/usr/lib/postgresql'

/**
 * Folder of a whole PostgreSQL installed on this machine, `pg_dump` and `pg_restore` included, which the package for the
 * tests does not bring; undefined where there is none, said in one line.
 */
export function installedPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const folders = versions.map((version) => join(debian, version, 'bin'))
  const whole = folders.find((folder) =>
    ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((program) => existsSync(join(folder, program))),
  )
  if (whole === undefined)
    process.stdout.write(`Skipped: no PostgreSQL with pg_dump in ${debian} (apt install postgresql)\n`)
  return whole
}
