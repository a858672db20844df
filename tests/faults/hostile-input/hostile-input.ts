import type { Dice } from './dice.ts'

/** The behaviour of one hostile client on a TCP connection of its own. */
export interface HostileInput {
  readonly kind: string
  /** The bytes of each write, in order. */
  readonly writes: readonly (string | Buffer)[]
  /** Milliseconds between two writes; none by default. */
  readonly pause?: number
  /**
   * The way in which the client leaves after its writes. It waits until the server closes the connection, which every
   * server must do at some time. Where the server may wait for more, the client breaks the connection or ends its half
   * instead.
   */
  readonly leaves: 'when hung up on' | 'by reset' | 'by ending'
  /** Milliseconds within which the server must have closed the connection. */
  readonly within: number
  /** A deaf client never reads the server's answers. */
  readonly deaf: boolean
  /** A success is allowed, since the odd input may be valid. */
  readonly mayPass: boolean
}

/** The holder of good credentials that a hostile client uses. */
export type Holder = 'token' | 'administrator' | 'reporter' | 'reviewer' | 'auditor'

/** The server that the inputs are aimed at. */
export interface Victim {
  readonly host: string
  /** The header lines of good credentials. */
  readonly credentials: Readonly<Record<Holder, string>>
}

/** The maker of one kind of input; `usual` has the fields that it leaves out. */
export type Make = (dice: Dice, victim: Victim) => Pick<HostileInput, 'writes'> & Partial<HostileInput>

/** The usual client waits for the server's close, which comes soon, reads the answers, and never succeeds. */
export const usual = { leaves: 'when hung up on', within: 10_000, deaf: false, mayPass: false } as const

/** The kinds of input by name. */
export type Kinds = Readonly<Record<string, Make>>

/** A request with these header lines besides Host; the connection ends with its answer unless they say otherwise. */
export function request(
  { host }: Victim,
  line: string,
  headers: readonly string[] = [],
  body: string | Buffer = '',
): Buffer {
  const asked = headers.some((header) => /^connection:/i.test(header)) ? [] : ['connection: close']
  const head = [`${line} HTTP/1.1`, `host: ${host}`, ...asked, ...headers]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
}

/** Good credentials of anyone; two times of three those of the given holder. */
export function credential(dice: Dice, { credentials }: Victim, holder?: Holder): string {
  const any = dice.of(Object.values(credentials))
  return holder === undefined ? any : dice.of([any, credentials[holder], credentials[holder]])
}
