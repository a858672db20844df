import { BlockList, isIP } from 'node:net'

/** The hosts to which the server may connect besides those of the internet: names, addresses and networks. */
export interface NamedHosts {
  readonly names: ReadonlySet<string>
  readonly networks: BlockList
}

/** The ranges of IPv4 that are no addresses of the internet: private, shared, loopback, link-local, documentation, multicast, reserved. */
const closed4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // An address of Azure, at which machines read facts about themselves.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** The ranges within 2000::/3 that are no addresses of the internet: protocols, documentation, and addresses that contain one of IPv4. */
const closed6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [network, bits] of closed4) closed.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of closed6) closed.addSubnet(network, bits, 'ipv6')
const internet = new BlockList()
internet.addSubnet('2000::', 3, 'ipv6')

/** Whether the server may connect to an address: one of the internet, or of a named network. */
export function isAllowedAddress(address: string, { networks }: Pick<NamedHosts, 'networks'>): boolean {
  const family = { 0: undefined, 4: 'ipv4', 6: 'ipv6' }[isIP(address)] as 'ipv4' | 'ipv6' | undefined
  if (family === undefined) return false
  if (networks.check(address, family)) return true
  if (closed.check(address, family)) return false
  return family === 'ipv4' || internet.check(address, family)
}

/** The host of a URL, without the brackets of IPv6 and a dot at the end. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** Reads the setting: `10.1.0.0/16,oa.example.gov.cn,127.0.0.1`. @throws RangeError with the part that is none of them */
export function readNamedHosts(text: string): NamedHosts {
  const names = new Set<string>()
  const networks = new BlockList()
  for (const part of text.split(',').map((each) => each.trim().toLowerCase())) {
    if (part === '') continue
    const [address = '', bits, ...more] = part.split('/')
    const version = isIP(address)
    const most = version === 6 ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    if (version !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits ?? '0') && length >= 1 && length <= most)
      networks.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4')
    else if (version === 0 && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(part) && !/^[\d.]+$/.test(part))
      names.add(part)
    else throw new RangeError(part)
  }
  return { names, networks }
}
