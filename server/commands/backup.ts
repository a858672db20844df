import packageJson from '../../package.json' with { type: 'json' }
import { makeBackup } from '../backup/make-backup.ts'
import { systemClock as clock } from '../clock.ts'
import { amountsText } from '../records/verify-ledger.ts'
import { backupKeyOf, makeBackupKey } from '../start/keys/backup-key.ts'
import { readSigner } from '../start/keys/signing-key.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run backup
      npm run backup -- key <文件>　生成加密备份用的钥匙`

/** `npm run backup` copies the database, in use or not, into the folder of backups, or makes a key by which they are encrypted. */
const command = { usage, options: {}, environment: process.env }
await runCommand(command, async (config, { positionals }) => {
  const [act, file, ...more] = positionals
  if (act === 'key' && file !== undefined && more.length === 0) {
    const name = makeBackupKey(config, file)
    process.stdout.write(
      `钥匙 ${file}（设为 XUSHI_BACKUP_KEY），名称 ${name}。请另存一份在别处：丢了钥匙，用它加密的备份就恢复不了。\n`,
    )
    return true
  }
  if (act !== undefined) return undefined
  const { version } = packageJson
  const signer = readSigner(config)
  const made = await makeBackup(config, config.backups.folder, {
    clock,
    version,
    signer,
    key: backupKeyOf(config),
  })
  process.stdout.write(
    `备份完成并已打开核对：${config.backups.folder}/${made.file}\n` +
      `底账末条 ${made.sequence} 号 ${made.hash}，${amountsText(made)}，${made.size} 字节\n`,
  )
  return true
})
