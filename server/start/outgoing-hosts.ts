import { readNamedHosts, type NamedHosts } from '../outgoing/allowed-address.ts'
import type { SyslogReceiver } from '../outgoing/syslog.ts'
import { ConfigError } from './config-error.ts'

/** Reads the inner hosts to which the server may connect. @throws ConfigError */
export function outgoingOf(text: string): NamedHosts {
  try {
    return readNamedHosts(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ConfigError(
      `XUSHI_OUTGOING_HOSTS 应为逗号分隔的主机名、地址或网段，如 oa.example.gov.cn,10.1.0.0/16，现在有“${error.message}”。`,
    )
  }
}

/** The usual port of each protocol. */
const usual = { udp: 514, tcp: 601, tls: 6514 } as const

/** Reads where the audit log is sent; undefined where the setting is empty. @throws ConfigError */
export function syslogReceiverOf(text: string | undefined): SyslogReceiver | undefined {
  if (text === undefined) return undefined
  const [, protocol, host, port] =
    /^(udp|tcp|tls):\/\/(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? []
  if (protocol === undefined || host === undefined || Number(port ?? 1) > 65_535 || Number(port ?? 1) < 1)
    throw new ConfigError(
      `XUSHI_SYSLOG 应为 udp://主机:514、tcp://主机:601 或 tls://主机:6514，现在是“${text}”。`,
    )
  const by = protocol.toLowerCase() as SyslogReceiver['protocol']
  return { protocol: by, host: host.replaceAll(/[[\]]/g, ''), port: Number(port ?? usual[by]) }
}
