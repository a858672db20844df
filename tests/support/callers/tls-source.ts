import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Certificates of tests, which openssl made: `fits` and `expired` are for 127.0.0.1, `elsewhere` is for another host; an authority of tests
 * signed all three. `own` is the authority's own, which nobody signed.
 */
export type TestCertificate = 'fits' | 'expired' | 'elsewhere' | 'own'

const textOf = (name: string) => readFileSync(new URL(`../certificates/${name}.pem`, import.meta.url), 'utf8')

/** A program elsewhere that answers by HTTPS with a certificate. */
export async function openTlsSource(
  certificate: TestCertificate,
  content: string,
): Promise<{ readonly url: string; readonly asked: () => number; readonly close: () => Promise<void> }> {
  let asked = 0
  const cert = textOf(certificate === 'own' ? 'ca' : certificate)
  const server = createServer({ key: textOf('key'), cert }, (_, reply) => {
    asked += 1
    reply.end(content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/figures.csv`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The authority of tests is trusted until the returned function is called. */
export function trustTestAuthority(): () => void {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, textOf('ca')])
  return () => setDefaultCACertificates(before)
}
