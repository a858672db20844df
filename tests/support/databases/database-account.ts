import { execFileSync } from 'node:child_process'

/** The account under which a database server of the tests runs, which refuses to run as root; undefined where the tests do not run as root. */
export function databaseAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
