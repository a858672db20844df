/** The types that the tests need; the package has none. */
declare module 'jsonstat-toolkit' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its answers depend on what is asked
  export default function JSONstat(response: unknown): any
}
