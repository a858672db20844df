import packageJson from '../../package.json' with { type: 'json' }
import { makeBackup } from '../backup/make-backup.ts'
import { systemClock as clock } from '../clock.ts'
import { amountsText } from '../records/verify-ledger.ts'
import { readSigner } from '../start/signing-key.ts'
import { runCommand } from './run-command.ts'

/** `npm run backup` copies the database, in use or not, into the folder of backups. */
const command = { usage: 'npm run backup', options: {}, environment: process.env }
await runCommand(command, async (config, { positionals }) => {
  if (positionals.length > 0) return undefined
  const { version } = packageJson
  const signer = readSigner(config)
  const made = await makeBackup(config, config.backups.folder, { clock, version, signer })
  process.stdout.write(
    `备份完成并已打开核对：${config.backups.folder}/${made.file}\n` +
      `底账末条 ${made.sequence} 号 ${made.hash}，${amountsText(made)}，${made.size} 字节\n`,
  )
  return true
})
