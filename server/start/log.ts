import pino, { type DestinationStream, type Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { writableMessage } from '../db/database-errors.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
export type Log = Logger

/**
 * Creates the log: a JSON object in each line, to standard output by default. Nothing that a person or a program typed is written: it is
 * never given a header, body, query or cookie, and of an error only what `faultForLog` returns.
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

/** Fastify offers whole requests and answers, while request-log.ts logs single fields of them. */
function undefinedForLog(): undefined {
  return undefined
}

/** The loggable part of an error: kind, message, code, stack and causes, without a statement's parameters. */
export function faultForLog(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const { name, stack = '', cause } = fault
  const { code } = fault as { code?: unknown }
  return {
    type: name,
    message: writableMessage(fault),
    ...(typeof code === 'string' && { code }),
    // The stack begins by repeating the message.
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause !== undefined && { cause: faultForLog(cause) }),
    ...(fault instanceof AggregateError && { errors: fault.errors.map(faultForLog) }),
  }
}
