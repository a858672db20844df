import { spawnSync } from 'node:child_process'

const connections = 32
const seconds = 2

export type Headers = Readonly<Record<string, string>>

/** The requests per second that a server answers, by wrk's count. @throws Error where an answer is a refusal */
export function requestsPerSecond(url: string, headers: Headers): number {
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const options = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`]
  const { stdout, stderr } = spawnSync('wrk', [...options, ...sent, url], { encoding: 'utf8' })
  const rate = /Requests\/sec: +([\d.]+)/.exec(stdout)?.[1]
  if (rate === undefined || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk: ${stdout}${stderr}`)
  return Number(rate)
}
