import { readdirSync } from 'node:fs'

/** Name of the one backup of SQLite that lies in a folder. */
export const onlyBackup = (folder: string) => readdirSync(folder).find((name) => name.endsWith('.db'))!
