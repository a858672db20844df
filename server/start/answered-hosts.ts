import { ConfigError } from './config-error.ts'

/** Reads the names and addresses under which the server answers, without ports, in lower case. @throws ConfigError */
export function hostsOf(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const host = part.trim().toLowerCase()
    if (host === '') return []
    if (/^([a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(host) && URL.parse(`http://${host}`)?.hostname === host)
      return [host]
    throw new ConfigError(
      `XUSHI_HOSTS 应为逗号分隔的主机名或地址，不带端口，如 xushi.example.gov.cn,10.1.0.8,[fd00::8]，现在有“${part.trim()}”。`,
    )
  })
}
