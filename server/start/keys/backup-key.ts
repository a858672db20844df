import { writeFileSync } from 'node:fs'
import { newBackupKey, readBackupKey, type BackupKey } from '../../backup/sealing/backup-key.ts'
import type { Config } from '../config.ts'
import { ConfigError } from '../config-error.ts'
import { readPrivateFile, refusePlaceWithin, refusalOfWriting } from './private-file.ts'

const setting = 'XUSHI_BACKUP_KEY'

/** The key of the backups that the settings name; undefined where they are not encrypted. @throws ConfigError */
export function backupKeyOf({ backups }: Pick<Config, 'backups'>): BackupKey | undefined {
  if (backups.keyFile === undefined) return undefined
  const key = readBackupKey(readPrivateFile(setting, backups.keyFile, [backups.folder]))
  if (key) return key
  throw new ConfigError(
    `${setting} 的文件 ${backups.keyFile} 不是备份的钥匙。可用 npm run backup -- key <文件> 生成。`,
  )
}

/** Makes a key for backups in a new file. @returns its name @throws ConfigError */
export function makeBackupKey({ backups }: Pick<Config, 'backups'>, file: string): string {
  refusePlaceWithin(setting, file, [backups.folder])
  const text = newBackupKey()
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw refusalOfWriting(error, file)
  }
  return readBackupKey(text)!.name
}
