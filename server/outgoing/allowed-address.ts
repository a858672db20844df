import { BlockList, isIP } from 'node:net'

/** Where the server itself may connect to, beyond the addresses of the internet: names, addresses and networks. */
export interface NamedHosts {
  readonly names: ReadonlySet<string>
  readonly networks: BlockList
}

/** Of IPv4 what is no address of the internet: private, shared, loopback, link-local, for documentation, of groups, of no use yet. */
const closed4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // An address of Azure's own, at which its machines are told of themselves.
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

/** Of the internet's part of IPv6, 2000::/3, what is not: protocols, documentation, and addresses that hold one of IPv4. */
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

/** Whether the server may connect to an address: one of the internet, or one in a network that is named. */
export function isAllowedAddress(address: string, { networks }: Pick<NamedHosts, 'networks'>): boolean {
  const family = { 0: undefined, 4: 'ipv4', 6: 'ipv6' }[isIP(address)] as 'ipv4' | 'ipv6' | undefined
  if (family === undefined) return false
  if (networks.check(address, family)) return true
  if (closed.check(address, family)) return false
  return family === 'ipv4' || internet.check(address, family)
}

/** What a URL's host is called, without the brackets of IPv6 and the dot of a name's end. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** Reads the setting: `10.1.0.0/16,oa.example.gov.cn,127.0.0.1`. @throws RangeError with the part that is neither */
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
