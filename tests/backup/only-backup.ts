import { readdirSync } from 'node:fs'

/** The name of the only backup of SQLite in a folder. */
export const onlyBackup = (folder: string) => readdirSync(folder).find((name) => name.endsWith('.db'))!
