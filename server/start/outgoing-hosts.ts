import { readNamedHosts, type NamedHosts } from '../outgoing/allowed-address.ts'
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
