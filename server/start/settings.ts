import { logLevels } from './log.ts'

/** Every setting with its default and its meaning. */
const settings = [
  ['PORT', '8080', '监听端口，0 表示任选一个空闲端口'],
  ['HOST', '127.0.0.1', '监听地址；要让局域网内的大屏访问，设为 0.0.0.0'],
  ['XUSHI_DATA', './data', '数据目录，内嵌 SQLite 数据库（用 PostgreSQL 时没有）和备份放在这里'],
  [
    'DATABASE_URL',
    '（空）',
    '空为内嵌 SQLite；postgres://用户:密码@主机:5432/库名?sslmode=verify-full 为 PostgreSQL 15 及以上，可供多个实例共用',
  ],
  ['XUSHI_ADMIN_PASSWORD', '（空）', '管理员 admin 的初始密码，只在首次启动时起作用；空则随机生成并显示一次'],
  [
    'XUSHI_API_TOKEN',
    '（空）',
    '有读取与发布权限的令牌，至少 16 个字符；改了它，重启后新令牌生效，原来的撤销',
  ],
  ['XUSHI_DEMO', 'off', 'on：加入演示年度数据和演示人员，处处标明“演示数据”；同 --demo'],
  [
    'XUSHI_SHIPPED_PLANS',
    'on',
    'off：首次启动时不放入随程序提供的文件，目录从空白开始，同 --no-plans；只要其中几份的，写它们的编号，逗号分隔；以后可在“计划”页逐份启用、停用',
  ],
  [
    'XUSHI_TWO_PERSONS',
    'on',
    'off：目标和亮灯规则的变更不须第二位管理员确认，随即生效；每块看板上注明。只有一位管理员的小单位可用',
  ],
  [
    'XUSHI_THREE_ADMINISTRATORS',
    'off',
    'on：三员分立，系统管理员、安全管理员、审计员须由不同的人担任，也不经手数据；已经兼任的照旧，“人员”页列出',
  ],
  [
    'XUSHI_TRUST_PROXY',
    '（空）',
    '反向代理的地址或网段，逗号分隔，如 127.0.0.1,10.1.0.0/24；只相信它们转来的 X-Forwarded-For、-Proto、-Host',
  ],
  [
    'XUSHI_HOSTS',
    '（空）',
    '浏览器地址栏里的主机名或地址，逗号分隔，不带端口，如 xushi.example.gov.cn,10.1.0.8；设了以后，以别的主机名来的请求一律拒绝',
  ],
  [
    'XUSHI_SECURE_COOKIES',
    'off',
    'on：一律按 HTTPS 对待（Cookie 只经 HTTPS 发送）；反向代理已列入 XUSHI_TRUST_PROXY 时不必设置',
  ],
  [
    'XUSHI_CLOCK_CHECKED',
    'off',
    'on：本机时钟比底账末条早一天以上时也启动，核对底账也不再把晚于现在的时间当作问题；先确认时钟是准的',
  ],
  ['XUSHI_LOG_LEVEL', 'warn', `日志级别：${logLevels.join('、')}；info 起每个请求一行`],
  ['XUSHI_BACKUPS', '数据目录/backups', '备份目录，最好在另一块磁盘上；多个实例应共用一个'],
  ['XUSHI_BACKUP_AT', '02:30', '每天自动备份的时间；off 为不自动备份'],
  ['XUSHI_BACKUP_KEEP', '14,8,12', '自动备份后，最近这么多天、周、月各保留一份，其余删去'],
  [
    'XUSHI_BACKUP_KEY',
    '（空）',
    '钥匙文件，备份和旁边的文件以 AES-256-GCM 加密；须在备份目录之外，用 npm run backup -- key <文件> 生成，另行保管',
  ],
  ['XUSHI_IDLE_MINUTES', '30', '无人操作多少分钟后退出登录（提前一分钟提示），5 到 720；off 为不退出'],
  [
    'XUSHI_SECOND_FACTOR',
    'off',
    '哪些角色登录时除密码外还须动态口令（手机验证器）：all，或逗号分隔的角色，如 administrator,system-administrator,security-administrator,auditor；其他人可自愿启用',
  ],
  ['XUSHI_PASSWORD_DAYS', 'off', '密码用满多少天后登录时须换新的，30 到 3650；off 为不限'],
  ['XUSHI_AUDIT_DAYS', '200', '审计日志保留的天数，至少 200'],
  [
    'XUSHI_SYSLOG',
    '（空）',
    '审计日志逐条发往单位的日志服务器（syslog，RFC 5424）：tls://主机:6514、tcp://主机:601 或 udp://主机:514',
  ],
  ['XUSHI_ALERT_WEBHOOK', '（空）', '自动备份失败、恢复正常时，把消息以 JSON POST 到这个地址'],
  ['XUSHI_ALERT_SMTP', '（空）', '同样的消息发邮件：smtps://用户:密码@主机:465 或 smtp://主机:25'],
  ['XUSHI_ALERT_MAIL_TO', '（空）', '收件人，逗号分隔'],
  ['XUSHI_ALERT_MAIL_FROM', '第一个收件人', '发件人'],
  ['XUSHI_NOTICE_WEBHOOK', '（空）', '交办、催办、逾期等督办消息以 JSON POST 到这个地址，如办公系统的接口'],
  ['XUSHI_NOTICE_MAIL_TO', '（空）', '同样的消息发邮件给谁，逗号分隔；经 XUSHI_ALERT_SMTP 发出'],
  [
    'XUSHI_LEDGER_HASH',
    'sha256',
    '底账和审计日志逐条相连所用的算法：sha256 或 sm3（国密）；只在新的数据目录或空的数据库首次启动时选定，以后不能改',
  ],
  [
    'XUSHI_SIGNING_KEY',
    '（空）',
    '私钥文件（Ed25519），签下底账每日末条和备份清单；须在数据目录之外，用 npm run ledger -- key <文件> 生成',
  ],
  ['XUSHI_HEAD_WEBHOOK', '（空）', '每天把底账末条以 JSON POST 到这个地址，留存在系统之外'],
  ['XUSHI_HEAD_MAIL_TO', '（空）', '同样的末条发邮件给谁，如审计员，逗号分隔；经 XUSHI_ALERT_SMTP 发出'],
  ['XUSHI_KEY_FILE', '数据目录/xushi.key', '封存密钥的钥匙文件，不随备份走，请另行保管；多个实例用同一把'],
  ['XUSHI_OUTGOING_HOSTS', '（空）', '事件推送和采集任务可以连接的内部主机、地址、网段，逗号分隔'],
] as const

export type SettingName = (typeof settings)[number][0]

/** The text of `npm start -- --help`. */
export const help = `序时 Xushi：数字经济目标序时监测

用法：npm start [-- 选项]

选项
  --demo      加入演示年度数据和演示人员
  --no-plans  首次启动时不放入随程序提供的文件
  --help      显示本说明

环境变量（方括号内为默认值）
${settings.map(([name, preset, meaning]) => `  ${name} [${preset}]\n      ${meaning}`).join('\n')}

业务日期一律按北京时间（Asia/Shanghai）。
核对底账：npm run ledger -- verify
备份与恢复：npm run backup，npm run restore -- --from <备份文件>
令牌：npm run token -- list
解锁、重置密码、停用动态口令、停用账号：npm run account -- list，npm run account -- unlock|reset|no-code|disable <登录名>
搬迁数据库：npm run transfer -- --from <数据目录或 postgres://…> --to <数据目录或 postgres://…>
`
