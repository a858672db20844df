import { join } from 'node:path'
import type { AccountRules } from '../account-rules.ts'
import type { AlertSettings } from '../alerts/alert-settings.ts'
import type { NoticeSettings } from '../alerts/notices.ts'
import { chainHashFunctions, type ChainHashFunction } from '../db/ledger/chain-hash.ts'
import type { BackupSettings } from '../backup/backup-settings.ts'
import { roles, type Role } from '../contract/rights.ts'
import type { NamedHosts } from '../outgoing/allowed-address.ts'
import type { SyslogReceiver } from '../outgoing/syslog.ts'
import { hostsOf } from './answered-hosts.ts'
import { ConfigError } from './config-error.ts'
import { databaseUrlOf } from './database-url.ts'
import { isNetwork } from './is-network.ts'
import { logLevels, type LogLevel } from './log.ts'
import { outgoingOf, syslogReceiverOf } from './outgoing-hosts.ts'
import type { SettingName } from './settings.ts'

/** The configuration from environment and command line, which is read once at the start. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly adminPassword: string | undefined
  readonly apiToken: string | undefined
  readonly demo: boolean
  /** The shipped documents with which an empty database begins. */
  readonly shippedPlans: 'all' | readonly string[]
  /** Whether changes that lights depend on need a second person. */
  readonly twoPersons: boolean
  /** Whether the three administrators (三员) exclude one another. */
  readonly threeAdministrators: boolean
  readonly secureCookies: boolean
  /** Whether the operator has confirmed the clock. */
  readonly clockChecked: boolean
  readonly trustProxy: readonly string[]
  /** The names and addresses under which the server answers; none: under any. */
  readonly hosts: readonly string[]
  readonly logLevel: LogLevel
  readonly backups: BackupSettings
  readonly alerts: AlertSettings
  readonly notices: NoticeSettings
  /** The hash function that the chains must have; undefined: SHA-256 for a new database, and for any other its own. */
  readonly ledgerHash: ChainHashFunction | undefined
  /** Where the daily end of the ledger is sent. */
  readonly heads: AlertSettings
  /** The file with the private key that signs ends of the ledger. */
  readonly signingKey: string | undefined
  /** Minutes after which an idle session ends; 0: idle sessions do not end. */
  readonly idleMinutes: number
  /** What is demanded of accounts. */
  readonly accountRules: AccountRules
  /** Days for which the audit log is kept. */
  readonly auditDays: number
  /** The receiver of syslog to which the audit log is sent. */
  readonly syslog: SyslogReceiver | undefined
  /** The hosts to which the server may connect besides those of the internet. */
  readonly outgoing: NamedHosts
  /** The file with the key that seals secrets in the database. */
  readonly keyFile: string
}

/** Reads every setting; an empty one counts as missing. @throws ConfigError */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly string[] = [],
): Config {
  const unknown = options.find((option) => option !== '--demo' && option !== '--no-plans')
  if (unknown !== undefined) throw new ConfigError(`没有这个选项：${unknown}。可用选项见 npm start -- --help`)
  const text = (name: SettingName) => environment[name]?.trim() || undefined
  const dataFolder = text('XUSHI_DATA') ?? './data'
  const flag = (name: SettingName, preset: 'on' | 'off' = 'off'): boolean => {
    const value = text(name) ?? preset
    if (value !== 'on' && value !== 'off')
      throw new ConfigError(`${name} 只能是 on 或 off，现在是“${value}”。`)
    return value === 'on'
  }
  const idle = text('XUSHI_IDLE_MINUTES') ?? '30'
  const passwordDays = text('XUSHI_PASSWORD_DAYS') ?? 'off'
  const alerts = {
    webhook: text('XUSHI_ALERT_WEBHOOK'),
    smtp: text('XUSHI_ALERT_SMTP'),
    to: text('XUSHI_ALERT_MAIL_TO'),
    from: text('XUSHI_ALERT_MAIL_FROM'),
  }
  return {
    port: numberOf('PORT', text('PORT') ?? '8080', 0, 65_535),
    host: text('HOST') ?? '127.0.0.1',
    dataFolder,
    databaseUrl: databaseUrlOf(text('DATABASE_URL') ?? ''),
    // The password is not trimmed, because people type every character of it.
    adminPassword: text('XUSHI_ADMIN_PASSWORD') && environment['XUSHI_ADMIN_PASSWORD'],
    apiToken: text('XUSHI_API_TOKEN'),
    demo: flag('XUSHI_DEMO') || options.includes('--demo'),
    shippedPlans: options.includes('--no-plans') ? [] : plansOf(text('XUSHI_SHIPPED_PLANS') ?? 'on'),
    twoPersons: flag('XUSHI_TWO_PERSONS', 'on'),
    threeAdministrators: flag('XUSHI_THREE_ADMINISTRATORS'),
    secureCookies: flag('XUSHI_SECURE_COOKIES'),
    clockChecked: flag('XUSHI_CLOCK_CHECKED'),
    trustProxy: networksOf(text('XUSHI_TRUST_PROXY') ?? ''),
    hosts: hostsOf(text('XUSHI_HOSTS') ?? ''),
    logLevel: logLevelOf(text('XUSHI_LOG_LEVEL') ?? 'warn'),
    backups: {
      folder: text('XUSHI_BACKUPS') ?? join(dataFolder, 'backups'),
      at: timeOfDay(text('XUSHI_BACKUP_AT') ?? '02:30'),
      keep: retentionOf(text('XUSHI_BACKUP_KEEP') ?? '14,8,12'),
      keyFile: text('XUSHI_BACKUP_KEY'),
    },
    alerts: alertsOf(alerts),
    idleMinutes: idle === 'off' ? 0 : numberOf('XUSHI_IDLE_MINUTES', idle, 5, 720),
    accountRules: {
      secondFactorFor: rolesOf(text('XUSHI_SECOND_FACTOR') ?? 'off'),
      passwordDays: passwordDays === 'off' ? 0 : numberOf('XUSHI_PASSWORD_DAYS', passwordDays, 30, 3_650),
    },
    auditDays: numberOf('XUSHI_AUDIT_DAYS', text('XUSHI_AUDIT_DAYS') ?? '200', 200, 36_500),
    syslog: syslogReceiverOf(text('XUSHI_SYSLOG')),
    keyFile: text('XUSHI_KEY_FILE') ?? join(dataFolder, 'xushi.key'),
    outgoing: outgoingOf(text('XUSHI_OUTGOING_HOSTS') ?? ''),
    notices: besideAlerts('XUSHI_NOTICE', alertsOf(alerts), text),
    ledgerHash: ledgerHashOf(text('XUSHI_LEDGER_HASH')),
    heads: besideAlerts('XUSHI_HEAD', alertsOf(alerts), text),
    signingKey: text('XUSHI_SIGNING_KEY'),
  }
}

function ledgerHashOf(text: string | undefined): ChainHashFunction | undefined {
  const known = chainHashFunctions.find((one) => one === text?.toLowerCase())
  if (text === undefined || known) return known
  throw new ConfigError(`XUSHI_LEDGER_HASH 只能是 ${chainHashFunctions.join(' 或 ')}，现在是“${text}”。`)
}

function plansOf(text: string): 'all' | readonly string[] {
  if (text === 'on') return 'all'
  if (text === 'off') return []
  return text.split(',').flatMap((id) => id.trim() || [])
}

/** The roles of people who need one-time codes. */
function rolesOf(text: string): readonly Role[] {
  if (text === 'off') return []
  const ofPeople = roles.filter((role) => role !== 'display')
  if (text === 'all') return ofPeople
  return text.split(',').map((part) => {
    const role = ofPeople.find((one) => one === part.trim())
    if (role) return role
    throw new ConfigError(
      `XUSHI_SECOND_FACTOR 应为 off、all，或角色，逗号分隔（${ofPeople.join('、')}），现在是“${text}”。`,
    )
  })
}

function timeOfDay(text: string): string | null {
  if (text === 'off') return null
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text
  throw new ConfigError(`XUSHI_BACKUP_AT 应为 00:00 到 23:59 的时间，或 off，现在是“${text}”。`)
}

function retentionOf(text: string): BackupSettings['keep'] {
  const [days, weeks, months, ...more] = text.split(',').map((part) => Number(part.trim() || NaN))
  const numbers = [days, weeks, months].every((number) => Number.isSafeInteger(number) && number! >= 0)
  if (numbers && more.length === 0) return { days: days!, weeks: weeks!, months: months! }
  throw new ConfigError(`XUSHI_BACKUP_KEEP 应为三个整数（天,周,月），如 14,8,12，现在是“${text}”。`)
}

/** The settings of alerts. A refusal does not repeat addresses, because they may contain secrets. */
function alertsOf(given: Record<'webhook' | 'smtp' | 'to' | 'from', string | undefined>): AlertSettings {
  const { webhook = null, smtp, to } = given
  refuseUnfitWebhook('XUSHI_ALERT_WEBHOOK', webhook)
  if ((smtp === undefined) !== (to === undefined)) {
    throw new ConfigError('发邮件须同时设置 XUSHI_ALERT_SMTP 和 XUSHI_ALERT_MAIL_TO。')
  }
  if (smtp === undefined || to === undefined) return { webhook, mail: null }
  if (!(/^smtps?:\/\//.test(smtp) && URL.canParse(smtp))) {
    throw new ConfigError(
      'XUSHI_ALERT_SMTP 应为 smtps://用户:密码@主机:465（密码中的特殊字符须按 URL 编码）。',
    )
  }
  return { webhook, mail: { smtp, to, from: given.from ?? to.split(',')[0]!.trim() } }
}

function refuseUnfitWebhook(name: string, address: string | null): void {
  if (address === null || (/^https?:\/\//.test(address) && URL.canParse(address))) return
  throw new ConfigError(`${name} 应为 https:// 或 http:// 开头的地址。`)
}

/** The addresses of other messages, which use the mail server of alerts. */
function besideAlerts(
  named: 'XUSHI_NOTICE' | 'XUSHI_HEAD',
  { mail }: AlertSettings,
  text: (name: SettingName) => string | undefined,
): AlertSettings {
  const webhook = text(`${named}_WEBHOOK`) ?? null
  const to = text(`${named}_MAIL_TO`)
  refuseUnfitWebhook(`${named}_WEBHOOK`, webhook)
  if (to === undefined) return { webhook, mail: null }
  if (mail === null)
    throw new ConfigError(`发邮件（${named}_MAIL_TO）须先设置 XUSHI_ALERT_SMTP 和 XUSHI_ALERT_MAIL_TO。`)
  return { webhook, mail: { ...mail, to } }
}

/** Networks of trusted proxies; the network of all addresses (`0.0.0.0/0`) is refused. */
function networksOf(text: string): string[] {
  const networks = text
    .split(',')
    .map((network) => network.trim())
    .filter((network) => network !== '')
  const wrong = networks.find((network) => !isNetwork(network))
  if (wrong === undefined) return networks
  throw new ConfigError(
    `XUSHI_TRUST_PROXY 应为逗号分隔的地址或网段，如 127.0.0.1,10.1.0.0/24，现在有“${wrong}”。`,
  )
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d{1,5}$/.test(text) && number >= least && number <= most) return number
  throw new ConfigError(`${name} 应为 ${least} 到 ${most} 的整数，现在是“${text}”。`)
}

function logLevelOf(text: string): LogLevel {
  const level = logLevels.find((one) => one === text)
  if (level) return level
  throw new ConfigError(`XUSHI_LOG_LEVEL 只能是 ${logLevels.join('、')}，现在是“${text}”。`)
}
