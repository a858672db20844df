import { setTimeout as pause } from 'node:timers/promises'
import { sceneNames } from '#metrics/wording/installation/scenes.ts'
import { byAdministrator } from '#tests/support/callers/administrator.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { openBareChromium, type BareChromium, type PageMemory } from './bare-chromium.ts'
import { follow, view } from './following.ts'
import { post } from './posting.ts'

export interface SoakOptions {
  readonly seconds: number
  readonly perSecond: number
  readonly restarts: number
  readonly cuts: number
  /** The seconds for which a line stays cut. */
  readonly cutFor: number
  /** The seconds from one weighing to the next. */
  readonly weighEvery: number
  readonly say: (line: string) => void
}

export interface SoakReport {
  /** The memory of the wall's page at each weighing, with the seconds since the beginning. */
  readonly weighings: readonly (PageMemory & { readonly second: number })[]
  readonly changes: number
  readonly outages: number
  /** The broken promises, in words. */
  readonly broken: readonly string[]
}

/** The console's lines that an outage causes by itself, and the notice that a changed size is handed on with the next frame. */
const expected = /net::ERR_|WebSocket connection to|Failed to load resource|ResizeObserver loop completed/

/**
 * A paired display shows all scenes, each for 5 s, in a Chromium that nothing instruments, while values come in, the server is killed and
 * the line is cut. Beside it another follower of the same board counts what it hears. The server is one with the demo.
 */
export async function soak(first: ServerProcess, options: SoakOptions): Promise<SoakReport> {
  const { seconds, perSecond, cutFor, weighEvery, say } = options
  const broken: string[] = []
  const weighings: (PageMemory & { second: number })[] = []
  let server = first
  const [wallLine, followerLine] = [await cuttableProxy(server.port), await cuttableProxy(server.port)]
  const chromium = await openBareChromium(`${wallLine.url}/wall`)
  const follower = follow(followerLine.url)
  const began = performance.now()
  const second = () => (performance.now() - began) / 1_000
  let outages = 0
  try {
    await pairWithAllScenes(server, chromium)
    await untilLive(chromium)
    const linesAtFirst = wallLine.lines()
    const posting = post(server.url, perSecond)

    const hold = (what: string, holds: boolean) => {
      if (holds) return
      broken.push(`${Math.round(second())} s: ${what}`)
      say(`BROKEN: ${what}`)
    }
    const restart = async () => {
      await posting.halt()
      await server.kill()
      server = await startServer({ port: server.port, data: server.data })
      posting.goOn()
    }
    const cut = async () => {
      for (const proxy of [wallLine, followerLine]) proxy.cut()
      await pause(cutFor * 1_000)
      for (const proxy of [wallLine, followerLine]) proxy.restore()
    }
    const weigh = async () => {
      await posting.halt()
      const { sequence } = posting.taken()
      for (const until = second() + 30; second() < until && follower.heard().sequence < sequence;)
        await pause(50)
      await untilLive(chromium)
      const { missed, recent } = follower.heard()
      hold(`the follower missed ${missed} changes`, missed === 0)
      hold('the follower has another picture than the server', await follower.agrees(server.url))
      const told = recent.slice(0, 12).map(({ name, value }) => [name, String(value)])
      hold(
        `the wall's ticker does not come to show ${told.join('; ')}`,
        await chromium.look(
          `${waitingFor(`${JSON.stringify(told)}.every((words, place) => {
            const line = document.querySelectorAll('.ticker li')[place]
            return words.every((word) => line?.textContent.includes(word))
          })`)}.then(() => true, () => false)`,
        ),
      )
      hold(
        `the wall opened ${wallLine.lines() - linesAtFirst} lines after ${outages} outages`,
        wallLine.lines() - linesAtFirst === outages,
      )
      const complaints = chromium.consoleLines().filter((line) => !expected.test(line))
      hold(`the console said ${complaints.join(' | ')}`, complaints.length === 0)
      await untilShown(chromium, 'attention')
      const memory = { second: Math.round(second()), ...(await chromium.weigh()) }
      weighings.push(memory)
      say(weighingText(memory, posting.taken().count, outages))
      posting.goOn()
    }

    const plan = [
      ...evenly(options.restarts, seconds, 0.45).map((at) => ({ at, act: restart, isOutage: true })),
      ...evenly(options.cuts, seconds, 0.2).map((at) => ({ at, act: cut, isOutage: true })),
      ...Array.from({ length: Math.floor(seconds / weighEvery) }, (_, index) => ({
        ...{ at: (index + 1) * weighEvery, act: weigh, isOutage: false },
      })),
    ].sort((a, b) => a.at - b.at)
    for (const { at, act, isOutage } of plan) {
      await pause(Math.max(0, at - second()) * 1_000)
      if (isOutage) outages += 1
      await act()
      if (isOutage) await untilLive(chromium)
    }
    await posting.stop()
    return { weighings, changes: follower.heard().changes, outages, broken }
  } finally {
    follower.stop()
    await chromium.stop()
    await wallLine.close()
    await followerLine.close()
    await server.kill()
  }
}

function weighingText(memory: PageMemory & { second: number }, taken: number, outages: number): string {
  const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
  const { second, heap, resident, nodes, listeners } = memory
  return [
    `minute ${(second / 60).toFixed(1)}: heap ${megabytes(heap)}, resident ${megabytes(resident)}`,
    `${nodes} nodes, ${listeners} listeners; ${taken} values taken, ${outages} outages`,
  ].join(', ')
}

/** Moments spread evenly over the time, each at a share of its part. */
function evenly(count: number, seconds: number, share: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + share) * seconds) / count)
}

async function pairWithAllScenes(server: ServerProcess, chromium: BareChromium): Promise<void> {
  const label = await chromium.look<string>(
    waitingFor(`document.querySelector('.code')?.getAttribute('aria-label')`),
  )
  const code = /\d{8}/.exec(label)?.[0]
  const scenes = sceneNames.map((scene) => ({ scene, seconds: 5 }))
  const { status, body } = await callApi(
    server,
    '/api/displays',
    { code, name: '长跑', ...view, scenes },
    { headers: await byAdministrator(server) },
  )
  if (status !== 201) throw new Error(`The display could not be paired: ${JSON.stringify(body)}`)
}

/** A promise in the page that resolves with the first value that counts as true. @throws after 50 s */
const waitingFor = (expression: string) => `new Promise((resolve, reject) => {
  const givenUpAt = performance.now() + 50_000
  const look = () => {
    const value = ${expression}
    if (value) resolve(value)
    else if (performance.now() > givenUpAt) reject(new Error(document.body.innerText.slice(0, 500)))
    else setTimeout(look, 50)
  }
  look()
})`
const untilLive = (chromium: BareChromium) =>
  chromium.look(waitingFor(`document.querySelector('.link span')?.textContent.includes('实时')`))
const untilShown = (chromium: BareChromium, scene: string) =>
  chromium.look(waitingFor(`document.querySelector('.${scene}') !== null`))
