/** As far as tests use it; the package brings no types. */
declare module 'jsonstat-toolkit' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its answers depend on what is asked
  export default function JSONstat(response: unknown): any
}
