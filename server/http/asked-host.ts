import type { FastifyRequest } from 'fastify'
import { isIPv4 } from 'node:net'
import { AppError } from '../errors.ts'
import { isOverTls } from './over-tls.ts'

type Asked = Pick<FastifyRequest, 'headers' | 'host' | 'hostname' | 'protocol' | 'url' | 'socket'>

/**
 * Refuses a request for a host that is not this server's, where its names are listed: another site whose name leads here would else read
 * answers as its own. The machine itself may ask `/healthz` by any name. @throws AppError unknown-host
 */
export function refuseOtherHost(request: Asked, hosts: readonly string[]): void {
  if (hosts.length === 0 || hosts.includes(request.hostname.toLowerCase())) return
  if (request.url.split('?', 1)[0] === '/healthz' && isOwnMachine(request.socket.remoteAddress)) return
  throw new AppError(
    'unknown-host',
    '本服务器不以这个主机名提供服务（XUSHI_HOSTS 中没有）。请用单位公布的地址访问；是新的地址，请运维人员把它加进去。',
  )
}

function isOwnMachine(address = ''): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'))
}

/**
 * Refuses a request that a page of another site makes. `host` and `protocol` are what the browser asked, as a trusted proxy reports them.
 * Programs send neither header, and this server's cookies are SameSite=Strict as well. @throws AppError cross-site
 */
export function refuseOtherSite(request: Asked, deps: { readonly secureCookies: boolean }): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  const own = `${isOverTls(request, deps) ? 'https' : 'http'}://${request.host}`
  const asked = origin !== undefined && URL.canParse(origin) ? new URL(origin) : undefined
  const isSame = origin === undefined || (URL.canParse(own) && asked?.origin === new URL(own).origin)
  if (isSame && (site === undefined || site === 'same-origin' || site === 'none')) return
  throw new AppError(
    'cross-site',
    asked?.host === request.host && asked.origin !== own
      ? `请求来自 ${asked.protocol}// 的页面，本服务器这里是 ${own.split(':', 1)[0]}://，已拒绝。经 HTTPS 的反向代理转来的，请运维人员把代理列入 XUSHI_TRUST_PROXY，并让它转发 X-Forwarded-Proto。`
      : '请求来自别的网站，已拒绝。请从序时自己的页面操作。',
  )
}
