import { readFileSync } from 'node:fs'

/** The resident memory of a process in bytes, as Linux tells it. */
export function resident(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1_024
}
