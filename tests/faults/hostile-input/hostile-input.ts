import type { Dice } from './dice.ts'

/** What one hostile client does on a TCP connection of its own. */
export interface HostileInput {
  readonly kind: string
  /** Bytes to send, one write after the other. */
  readonly writes: readonly (string | Buffer)[]
  /** Milliseconds between two writes; default: none. */
  readonly pause?: number
  /**
   * How the client leaves after its writes. It waits until the server hangs up (which every server must, sooner or later),
   * except where the server may well wait for more: then it breaks the connection, or ends its half.
   */
  readonly leaves: 'when hung up on' | 'by reset' | 'by ending'
  /** Milliseconds in which the server must have hung up. */
  readonly within: number
  /** Never reads what the server sends. */
  readonly deaf: boolean
  /** A success is a fair answer, for what is odd and yet allowed. */
  readonly mayPass: boolean
}

/** Whose good credentials fall into hostile hands. */
export type Holder = 'token' | 'administrator' | 'reporter' | 'reviewer' | 'auditor'

/** Whom the inputs are aimed at. */
export interface Victim {
  readonly host: string
  /** Header lines of good credentials. */
  readonly credentials: Readonly<Record<Holder, string>>
}

/** How one kind of input is made; what it leaves unsaid is in `usual`. */
export type Make = (dice: Dice, victim: Victim) => Pick<HostileInput, 'writes'> & Partial<HostileInput>

/** It waits to be hung up on, which takes no long, reads, and never succeeds. */
export const usual = { leaves: 'when hung up on', within: 10_000, deaf: false, mayPass: false } as const

/** Kinds by name. */
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

/** Good credentials, of anyone or, two times of three, of the one given. */
export function credential(dice: Dice, { credentials }: Victim, holder?: Holder): string {
  const any = dice.of(Object.values(credentials))
  return holder === undefined ? any : dice.of([any, credentials[holder], credentials[holder]])
}
