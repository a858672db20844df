import { describe, expect, it } from 'vitest'
import { readNamedHosts } from '#server/outgoing/allowed-address.ts'
import { ConfigError } from '#server/start/config-error.ts'
import { readConfig } from '#server/start/config.ts'
import { help } from '#server/start/settings.ts'

describe('readConfig', () => {
  it('has a working default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: './data',
      databaseUrl: '',
      adminPassword: undefined,
      apiToken: undefined,
      demo: false,
      shippedPlans: 'all',
      twoPersons: true,
      threeAdministrators: false,
      secureCookies: false,
      clockChecked: false,
      trustProxy: [],
      hosts: [],
      logLevel: 'warn',
      backups: { folder: 'data/backups', at: '02:30', keep: { days: 14, weeks: 8, months: 12 } },
      alerts: { webhook: null, mail: null },
      notices: { webhook: null, mail: null },
      heads: { webhook: null, mail: null },
      signingKey: undefined,
      ledgerHash: undefined,
      auditDays: 200,
      syslog: undefined,
      accountRules: { secondFactorFor: [], passwordDays: 0 },
      idleMinutes: 30,
      outgoing: readNamedHosts(''),
      keyFile: 'data/xushi.key',
    })
  })

  it('reads which inner hosts may be connected to, and refuses what is none', () => {
    const { names } = readConfig({ XUSHI_OUTGOING_HOSTS: 'OA.example.gov.cn, 10.1.0.0/16' }).outgoing
    expect([...names]).toEqual(['oa.example.gov.cn'])
    expect(() => readConfig({ XUSHI_OUTGOING_HOSTS: '10.1.0.0/40' })).toThrow('现在有“10.1.0.0/40”')
  })

  it('reads the receiver of the audit log, at the usual port of its protocol, and refuses what is none', () => {
    const of = (text: string) => readConfig({ XUSHI_SYSLOG: text }).syslog
    expect(of('tls://log.example.gov.cn')).toEqual({
      protocol: 'tls',
      host: 'log.example.gov.cn',
      port: 6514,
    })
    expect(of('UDP://[fd00::8]:1514')).toEqual({ protocol: 'udp', host: 'fd00::8', port: 1514 })
    expect(() => of('log.example.gov.cn')).toThrow('现在是“log.example.gov.cn”')
    expect(() => of('tcp://log:70000')).toThrow(ConfigError)
  })

  it('takes an empty setting as not set', () => {
    expect(readConfig({ PORT: '', XUSHI_DATA: ' ' })).toMatchObject({ port: 8080, dataFolder: './data' })
  })

  it('turns the demo on by setting or by option', () => {
    expect(readConfig({ XUSHI_DEMO: 'on' }).demo).toBe(true)
    expect(readConfig({}, ['--demo']).demo).toBe(true)
  })

  it('begins without the shipped documents, or with some of them, by setting or by option', () => {
    expect(readConfig({ XUSHI_SHIPPED_PLANS: 'off' }).shippedPlans).toEqual([])
    expect(readConfig({ XUSHI_SHIPPED_PLANS: 'zhaoqing-1' }, ['--no-plans']).shippedPlans).toEqual([])
    expect(readConfig({ XUSHI_SHIPPED_PLANS: ' zhaoqing-1, national-5g,' }).shippedPlans).toEqual([
      'zhaoqing-1',
      'national-5g',
    ])
  })

  it('takes the address of a PostgreSQL database, and repeats none that it refuses', () => {
    const DATABASE_URL = 'postgres://xushi:secret@db.example:5432/xushi?sslmode=verify-full'
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
    expect(() => readConfig({ DATABASE_URL: 'mysql://xushi:secret@db' })).toThrow(/^((?!secret).)*$/s)
  })

  it('takes the administrator’s password as it stands', () => {
    expect(readConfig({ XUSHI_ADMIN_PASSWORD: ' two words ' }).adminPassword).toBe(' two words ')
    expect(readConfig({ XUSHI_ADMIN_PASSWORD: '  ' }).adminPassword).toBeUndefined()
  })

  it('takes after how many idle minutes somebody is signed out', () => {
    expect(readConfig({ XUSHI_IDLE_MINUTES: '15' }).idleMinutes).toBe(15)
    expect(readConfig({ XUSHI_IDLE_MINUTES: 'off' }).idleMinutes).toBe(0)
    for (const XUSHI_IDLE_MINUTES of ['4', '721', '0', '1.5'])
      expect(() => readConfig({ XUSHI_IDLE_MINUTES })).toThrow('XUSHI_IDLE_MINUTES')
  })

  it('keeps the audit log for 200 days or longer, and takes who needs a second factor and how long passwords last', () => {
    expect(readConfig({ XUSHI_AUDIT_DAYS: '1095' }).auditDays).toBe(1095)
    const demanding = { XUSHI_SECOND_FACTOR: 'auditor, administrator', XUSHI_PASSWORD_DAYS: '90' }
    expect(readConfig(demanding).accountRules).toEqual({
      secondFactorFor: ['auditor', 'administrator'],
      passwordDays: 90,
    })
    expect(readConfig({ XUSHI_SECOND_FACTOR: 'all' }).accountRules.secondFactorFor).toContain('remote')
    expect(() => readConfig({ XUSHI_SECOND_FACTOR: 'display' })).toThrow('XUSHI_SECOND_FACTOR 应为')
    for (const XUSHI_AUDIT_DAYS of ['199', '-1', '1e3', '200.5'])
      expect(() => readConfig({ XUSHI_AUDIT_DAYS })).toThrow('XUSHI_AUDIT_DAYS')
  })

  it('takes addresses and networks of proxies', () => {
    const XUSHI_TRUST_PROXY = '127.0.0.1, 10.1.0.0/24,fd00::/8'
    expect(readConfig({ XUSHI_TRUST_PROXY }).trustProxy).toEqual(['127.0.0.1', '10.1.0.0/24', 'fd00::/8'])
  })

  it('takes the names and addresses under which the server answers', () => {
    const XUSHI_HOSTS = 'Xushi.example.gov.cn, 10.1.0.8,[fd00::8]'
    expect(readConfig({ XUSHI_HOSTS }).hosts).toEqual(['xushi.example.gov.cn', '10.1.0.8', '[fd00::8]'])
  })

  it('takes when to back up, where to, and what to keep', () => {
    const settings = { XUSHI_BACKUPS: '/backups', XUSHI_BACKUP_AT: '23:05', XUSHI_BACKUP_KEEP: '7, 4, 0' }
    expect(readConfig(settings).backups).toEqual({
      folder: '/backups',
      at: '23:05',
      keep: { days: 7, weeks: 4, months: 0 },
    })
    expect(readConfig({ XUSHI_BACKUP_AT: 'off' }).backups.at).toBeNull()
  })

  it('takes where alerts go, and repeats no address that it refuses', () => {
    const XUSHI_ALERT_SMTP = 'smtps://user:secret@mail.example:465'
    const XUSHI_ALERT_MAIL_TO = 'a@city.example, b@city.example'
    expect(readConfig({ XUSHI_ALERT_SMTP, XUSHI_ALERT_MAIL_TO }).alerts).toEqual({
      webhook: null,
      mail: { smtp: XUSHI_ALERT_SMTP, to: XUSHI_ALERT_MAIL_TO, from: 'a@city.example' },
    })
    const noticed = { XUSHI_ALERT_SMTP, XUSHI_ALERT_MAIL_TO, XUSHI_NOTICE_MAIL_TO: 'oa@city.example' }
    expect(readConfig(noticed).notices.mail).toEqual({
      smtp: XUSHI_ALERT_SMTP,
      to: 'oa@city.example',
      from: 'a@city.example',
    })
    const wrong = { XUSHI_ALERT_SMTP: 'mail.example?password=secret', XUSHI_ALERT_MAIL_TO }
    expect(() => readConfig(wrong)).toThrow(/^((?!secret).)*$/s)
    expect(() => readConfig({ XUSHI_ALERT_WEBHOOK: 'chat.example/?key=secret' })).toThrow(/^((?!secret).)*$/s)
  })

  it.each([
    [{ XUSHI_BACKUP_AT: '24:00' }, [], 'XUSHI_BACKUP_AT'],
    [{ XUSHI_BACKUP_KEEP: '14,8' }, [], 'XUSHI_BACKUP_KEEP'],
    [{ XUSHI_BACKUP_KEEP: '14,,12' }, [], 'XUSHI_BACKUP_KEEP'],
    [{ XUSHI_ALERT_SMTP: 'smtp://mail.example' }, [], 'XUSHI_ALERT_MAIL_TO'],
    [{ XUSHI_NOTICE_WEBHOOK: 'oa.example' }, [], 'XUSHI_NOTICE_WEBHOOK'],
    [{ XUSHI_NOTICE_MAIL_TO: 'oa@city.example' }, [], 'XUSHI_ALERT_SMTP'],
    [{ PORT: 'x' }, [], 'PORT'],
    [{ PORT: '70000' }, [], 'PORT'],
    [{ XUSHI_DEMO: 'yes' }, [], 'XUSHI_DEMO'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, [], 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://user:50%@localhost:port/x' }, [], 'DATABASE_URL'],
    [{ XUSHI_TRUST_PROXY: 'on' }, [], 'XUSHI_TRUST_PROXY'],
    [{ XUSHI_HOSTS: 'xushi.example:8080' }, [], 'xushi.example:8080'],
    [{ XUSHI_HOSTS: 'https://xushi.example' }, [], 'https://xushi.example'],
    [{ XUSHI_HOSTS: '*.example' }, [], '*.example'],
    [{ XUSHI_TRUST_PROXY: '10.1.0.0/33' }, [], '10.1.0.0/33'],
    [{ XUSHI_TRUST_PROXY: '127.0.0.1,::/0' }, [], '::/0'],
    [{ XUSHI_LOG_LEVEL: 'loud' }, [], 'XUSHI_LOG_LEVEL'],
    [{}, ['--port'], '--port'],
  ])('refuses %j %j, naming what is wrong', (environment, options, name) => {
    const read = () => readConfig(environment, options)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(name)
  })
})

describe('help', () => {
  it('lists settings by their names', () => {
    for (const name of [
      'PORT',
      'HOST',
      'XUSHI_DATA',
      'DATABASE_URL',
      'XUSHI_ADMIN_PASSWORD',
      'XUSHI_API_TOKEN',
      'XUSHI_DEMO',
      'XUSHI_TRUST_PROXY',
      'XUSHI_SECURE_COOKIES',
      'XUSHI_LOG_LEVEL',
      'XUSHI_BACKUPS',
      'XUSHI_BACKUP_AT',
      'XUSHI_BACKUP_KEEP',
      'XUSHI_ALERT_WEBHOOK',
      'XUSHI_ALERT_SMTP',
      'XUSHI_ALERT_MAIL_TO',
      'XUSHI_ALERT_MAIL_FROM',
      'XUSHI_NOTICE_WEBHOOK',
      'XUSHI_NOTICE_MAIL_TO',
    ]) {
      expect(help).toContain(name)
    }
  })
})
