import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { sceneNames, type Density, type SceneName } from '#metrics/wording/installation/scenes.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'
import { alterBoard, readFrom, type BoardForm } from './geometry/altered-board.ts'
import { faultsOf } from './geometry/faults-of.ts'

/** `npm run long -- geometry` examines each scene in each shape and with each form of the board. */
const whole = process.env['GEOMETRY'] === 'whole'

type Composition = readonly [width: number, height: number, density?: Density]
const compositions: readonly Composition[] = [
  [1920, 1080],
  [1080, 1920],
  [1024, 768],
  [3440, 1440],
  [1280, 1024],
  [1920, 1080, 'far'],
]
/** Milliseconds within which a fault may disappear by itself on a busy machine. */
const patience = 30_000
const [scope, at] = ['441200', '2024-10-31']

/** The wall is closed by its test: one that nobody looks at any more would go on drawing. */
async function wall(
  { server, browser }: { server: ServerProcess; browser: Browser },
  form: BoardForm,
  density: Density = 'desk',
): Promise<Page> {
  const watched = await watchedContext(browser, { reducedMotion: 'reduce' })
  await signIn(watched.context, server, 'demo-leader')
  const page = await watched.newPage()
  await alterBoard(page, form)
  if (density !== 'desk') await readFrom(page, density, scope, at)
  await page.goto(`${server.url}/wall?scope=${scope}&at=${at}`)
  await page.locator('.place').waitFor()
  return page
}

/** The faults of these scenes in these shapes; the wall turns by the keys of a presenter. */
async function faultsIn(
  page: Page,
  sizes: readonly Composition[],
  scenes: readonly SceneName[] = sceneNames,
): Promise<string[]> {
  const found: string[] = []
  for (const scene of sceneNames) {
    await page.locator(`.place > .${scene === 'attention' ? 'attention-scene' : scene}`).waitFor()
    for (const [width, height] of scenes.includes(scene) ? sizes : []) {
      await page.setViewportSize({ width, height })
      const faults = await faultsOf(page, patience)
      found.push(...faults.map((fault) => `${scene} ${width}×${height} ${fault}`))
    }
    await page.keyboard.press('PageDown')
  }
  return found
}

describe('a wall', () => {
  const near = compositions.filter(([, , density]) => density === undefined)
  const far = compositions.filter(([, , density]) => density !== undefined)

  it.for(whole ? (['real', 'none', 'longest', 'many'] as const) : (['real'] as const))(
    'has every text whole, apart and large enough: %s',
    async (form, { server, browser }) => {
      const page = await wall({ server, browser }, form)
      expect(await faultsIn(page, whole ? near : [...near.slice(0, 2), near.at(-1)!])).toEqual([])
      await page.close()
    },
  )

  it('has every text whole, apart and large enough with the longest names on an upright wall', async ({
    server,
    browser,
  }) => {
    const page = await wall({ server, browser }, 'longest')
    expect(await faultsIn(page, [compositions[1]!], ['alerts', 'units', 'target'])).toEqual([])
    await page.close()
  })

  if (whole)
    it('compares 21 regions on 42 targets in every shape', async ({ server, browser }) => {
      const page = await wall({ server, browser }, 'handed-down')
      expect(await faultsIn(page, near, ['regions'])).toEqual([])
      await page.close()
      const distant = await wall({ server, browser }, 'handed-down', 'far')
      expect(await faultsIn(distant, far, ['regions'])).toEqual([])
      await distant.close()
    })

  it.for(whole ? (['real', 'none', 'longest', 'many'] as const) : (['real'] as const))(
    'has every text whole, apart and large enough where it is read from five metres: %s',
    async (form, { server, browser }) => {
      const page = await wall({ server, browser }, form, 'far')
      expect(await faultsIn(page, far)).toEqual([])
      await page.close()
    },
  )
})
