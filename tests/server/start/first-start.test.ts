import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError } from '#server/start/config-error.ts'
import { firstStart } from '#server/start/first-start.ts'
import { giveToken } from '#tests/support/callers/staff.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const secret = 'token-of-the-first-start'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ empty: true })
})
afterEach(() => server.stop())

const start = (more: { adminPassword?: string; demo?: boolean } = {}) =>
  firstStart(server.deps, { adminPassword: undefined, apiToken: secret, demo: false, ...more })

const sessionOfToken = async () =>
  (
    await server.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${secret}` } })
  ).json<unknown>()

describe('firstStart', () => {
  it('makes an administrator and the token, and prints the password once', async () => {
    expect(await start()).toEqual([
      '首次启动，管理员密码只显示这一次：',
      expect.stringMatching(/^ {2}admin　([a-z2-9]{4}-){3}[a-z2-9]{4}　管理员$/),
    ])
    expect(await sessionOfToken()).toMatchObject({ rights: ['read', 'publish'] })
    expect(await start()).toEqual([])
  })

  it('prints no password that was given', async () => {
    expect(await start({ adminPassword: 'correct-horse-battery' })).toEqual([])
    await server.signIn('admin')
  })

  it('takes the longest password that one can sign in with', async () => {
    const adminPassword = '一句只有自己记得住的长话，'.repeat(20).slice(0, 200)
    await start({ adminPassword })
    await server.signIn('admin', adminPassword)
  })

  it.each([
    ['one of 201 characters', 'x'.repeat(201)],
    ['one that ends with a blank', 'correct-horse-battery '],
    ['one with a line break', 'correct-horse\nbattery'],
    ['one that leaked', 'password1234'],
    ['one with the name in it', 'the-admin-of-ours'],
    ['a short one', 'k7mp-3xqa'],
  ])('refuses %s before anything is made', async (_, adminPassword) => {
    await expect(start({ adminPassword })).rejects.toThrow(ConfigError)
    expect(await sessionOfToken()).toMatchObject({ status: 401 })
  })

  it('finishes a first start that was cut short after the token', async () => {
    await giveToken(server.deps, {
      name: 'XUSHI_API_TOKEN',
      secret,
      rights: ['read', 'publish'],
    })
    await start({ adminPassword: 'correct-horse-battery' })
    await server.signIn('admin')
  })

  it('prints the demo people only when asked for, and only once', async () => {
    await start({ adminPassword: 'correct-horse-battery' })
    const [heading, ...people] = await start({ demo: true })
    expect(heading).toBe('演示人员，密码只显示这一次：')
    expect(people).toHaveLength(7)
    expect(await start({ demo: true })).toEqual([])
  })
})
