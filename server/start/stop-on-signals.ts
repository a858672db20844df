/** The milliseconds for an orderly end; Docker kills a process after 10 s. */
const grace = 8_000
/** The milliseconds within which signals count as one: a terminal signals a group of processes, and some pass the signal on. */
const oneSignal = 1_000

/**
 * Calls `stop` on SIGTERM or SIGINT, after which nothing should keep the process alive. After 8 s, or at a second signal, the process
 * exits with 1. Nothing that was acknowledged is lost.
 */
export function stopOnSignals(stop: () => Promise<void>, say: (line: string) => void): void {
  let heardAt: number | undefined
  const cutOff = (why: string) => {
    say(`${why}，未完成的请求已中断。已确认保存的数据不受影响。`)
    process.exit(1)
  }
  const heard = () => {
    const now = performance.now()
    if (heardAt === undefined) {
      heardAt = now
      setTimeout(cutOff, grace, `${grace / 1000} 秒内没有停完`).unref()
      void stop()
    } else if (now - heardAt > oneSignal) cutOff('再次收到停止信号')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, heard)
}
