import pino, { type DestinationStream, type Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { writableMessage } from '../db/database-errors.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
export type Log = Logger

/**
 * One JSON object a line, to standard output unless told otherwise. Nothing that a person or program typed is written:
 * no header, body, query or cookie is ever handed to it, and of a fault only what `faultForLog` leaves.
 */
export function createLog(
  level: LogLevel,
  { now }: Pick<Clock, 'now'>,
  destination: DestinationStream = pino.destination(1),
): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${now()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: faultForLog, req: undefinedForLog, res: undefinedForLog },
  }
  return pino(options, destination)
}

/** Fastify offers whole requests and answers; ours are told field by field (request-log.ts). */
function undefinedForLog(): undefined {
  return undefined
}

/** What a log may say of a fault: kind, message, code, where, and its causes. A statement's parameters are left out. */
export function faultForLog(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const { name, stack = '', cause } = fault
  const { code } = fault as { code?: unknown }
  return {
    type: name,
    message: writableMessage(fault),
    ...(typeof code === 'string' && { code }),
    // The stack begins with the message once more.
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause !== undefined && { cause: faultForLog(cause) }),
    ...(fault instanceof AggregateError && { errors: fault.errors.map(faultForLog) }),
  }
}
