import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A program of the bench in a process of its own, so that the measured program has a core to itself. */
export interface Apart<Request, Reply> {
  /** The program answers one question at a time. @throws Error where the process ends instead */
  ask(request: Request): Promise<Reply>
  stop(): void
}

/** The program `file` (relative to this folder), which calls `answer`, is started. */
export function apart<Request extends object | string, Reply>(file: string): Apart<Request, Reply> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' })
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const heard = (reply: unknown) => {
          child.off('exit', ended)
          resolve(reply as Reply)
        }
        const ended = (code: number | null) => {
          child.off('message', heard)
          reject(new Error(`${file} ended with ${String(code)}`))
        }
        child.once('message', heard).once('exit', ended)
        child.send(request)
      }),
    stop: () => child.kill(),
  }
}

/** The started program answers each question of the process that started it. */
export function answer(reply: (request: never) => Promise<object>): void {
  process.once('disconnect', () => process.exit())
  process.on('message', (request) => {
    void reply(request as never).then((answered) => process.send?.(answered))
  })
}

/** Milliseconds of the machine's monotonic clock, which is the same in all processes of a machine. */
export function machineTime(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
