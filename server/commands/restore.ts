import { userInfo } from 'node:os'
import { anchorsIn } from '../backup/daily-heads.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { systemClock as clock } from '../clock.ts'
import { amountsText } from '../records/verify-ledger.ts'
import { backupKeyOf } from '../start/keys/backup-key.ts'
import { readSigner } from '../start/keys/signing-key.ts'
import { runCommand } from './run-command.ts'

/** `npm run restore` restores a backup as the database that the settings name, where there must be none. */
await runCommand(
  {
    usage: 'npm run restore -- --from <备份文件> [--to-sequence <底账序号>] [--unsigned]',
    environment: process.env,
    options: { from: { type: 'string' }, 'to-sequence': { type: 'string' }, unsigned: { type: 'boolean' } },
  },
  async (config, { values, positionals }) => {
    const { from, 'to-sequence': last, unsigned } = values
    if (from === undefined || positionals.length > 0 || !/^\d{0,15}$/.test(last ?? '')) return undefined
    const limit = last === undefined ? {} : { toSequence: Number(last) }
    const anchors = await anchorsIn(config.backups.folder)
    const keys = readSigner(config)?.keys
    const restored = await restoreBackup(from, config, {
      clock,
      ...limit,
      anchors,
      keys,
      unsigned,
      key: backupKeyOf(config),
      by: userOfMachine(),
    })
    process.stdout.write(
      `恢复完成，底账逐条核对无误：末条 ${restored.sequence} 号 ${restored.hash}，${amountsText(restored)}。\n` +
        (restored.manifest ? '' : '文件旁没有清单（.json），因此没有核对 SHA-256。\n') +
        (restored.isOfFormerSeal === true
          ? '这份备份是以前的加密格式，密文里没有它的名字：请核对恢复的日期和末条就是要的那一份。\n'
          : '') +
        (restored.signed === false ? '清单没有签名，证明不了它是本系统所做。\n' : '') +
        (keys && restored.cut !== undefined
          ? `这份数据启用以后，请运行 npm run ledger -- head --cut ${restored.cut}，签名证实这次恢复。\n`
          : '') +
        '所有人须重新登录。备份之后撤销的令牌、大屏和停用的人员在这份数据里仍然有效，请再处理一次。\n' +
        '事件推送都已停下，请核对后在“事件推送”页启用；原来的钥匙文件（XUSHI_KEY_FILE）须一并拷来，否则要换密钥。\n',
    )
    return true
  },
)

/** The user of the machine; its number where it has no name, as in some containers. */
function userOfMachine(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
