import { describe, expect, it } from 'vitest'
import { ConfigError, help, readConfig } from '#server/config.ts'

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
      secureCookies: false,
      trustProxy: [],
      logLevel: 'warn',
    })
  })

  it('takes an empty setting as not set', () => {
    expect(readConfig({ PORT: '', XUSHI_DATA: ' ' })).toMatchObject({ port: 8080, dataFolder: './data' })
  })

  it('turns the demo on by setting or by option', () => {
    expect(readConfig({ XUSHI_DEMO: 'on' }).demo).toBe(true)
    expect(readConfig({}, ['--demo']).demo).toBe(true)
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

  it('takes addresses and networks of proxies', () => {
    const XUSHI_TRUST_PROXY = '127.0.0.1, 10.1.0.0/24,fd00::/8'
    expect(readConfig({ XUSHI_TRUST_PROXY }).trustProxy).toEqual(['127.0.0.1', '10.1.0.0/24', 'fd00::/8'])
  })

  it.each([
    [{ PORT: 'x' }, [], 'PORT'],
    [{ PORT: '70000' }, [], 'PORT'],
    [{ XUSHI_DEMO: 'yes' }, [], 'XUSHI_DEMO'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, [], 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://user:50%@localhost:port/x' }, [], 'DATABASE_URL'],
    [{ XUSHI_TRUST_PROXY: 'on' }, [], 'XUSHI_TRUST_PROXY'],
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
  it('lists every setting', () => {
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
    ]) {
      expect(help).toContain(name)
    }
  })
})
