import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Possible changes of the next release: a column and an index of a used table, and a new table. */
const migration = `ALTER TABLE "observation" ADD COLUMN "confidence" text;--> statement-breakpoint
CREATE INDEX "observation_by_confidence" ON "observation" USING btree ("confidence");--> statement-breakpoint
CREATE TABLE "of_the_future" ("id" text PRIMARY KEY NOT NULL);`

interface Journal {
  readonly entries: { readonly idx: number; readonly when: number }[]
}

/** The next release of the program in a folder of its own: the present one with another migration. */
export function newerProgram(): { readonly program: string; remove(): void } {
  const program = mkdtempSync(join(tmpdir(), 'xushi-newer-'))
  for (const part of ['server', 'metrics', 'seeds', 'package.json'])
    cpSync(join(root, part), join(program, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'))

  const folder = join(program, 'server/db/migrations/postgres')
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal
  const last = journal.entries.at(-1)!
  const next = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'of_the_future' }
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, next] }))
  writeFileSync(join(folder, 'of_the_future.sql'), migration)
  return { program, remove: () => rmSync(program, { recursive: true }) }
}
