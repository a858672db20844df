/** Docker ends after 10 s what has not ended by itself. */
const grace = 8_000
/** A terminal signals a whole group of processes, and those in front of us pass it on: that is one signal, not two. */
const oneSignal = 1_000

/**
 * On SIGTERM or SIGINT does `stop`, after which nothing should keep the process alive. What takes longer than 8 s is cut
 * off, and so is everything by a second signal; then the process ends with 1. Nothing that was acknowledged is lost by it.
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
