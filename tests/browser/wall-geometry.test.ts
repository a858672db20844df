import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { sceneNames, type Density, type SceneName } from '#metrics/wording/installation/scenes.ts'
import { watchedContext } from '#tests/support/browser.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'
import { alterBoard, readFrom, type BoardForm } from './geometry/altered-board.ts'
import { faultsOf } from './geometry/faults-of.ts'

/** `npm run long -- geometry` looks at each scene in each composition and form of the board. */
const whole = process.env['GEOMETRY'] === 'whole'

type Composition = readonly [width: number, height: number, density?: Density]
const compositions: readonly Composition[] = [
  [1920, 1080],
  [1080, 1920],
  [1024, 768],
  [3440, 1440],
  [1920, 1080, 'far'],
]
const [scope, at] = ['441200', '2024-10-31']

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

/** What is wrong in each of these compositions, in every scene; the wall turns by the keys that a presenter has. */
async function faultsIn(
  page: Page,
  sizes: readonly Composition[],
  scenes: readonly SceneName[] = sceneNames,
): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  for (const scene of sceneNames) {
    const named = page.locator(`.place > .${scene === 'attention' ? 'attention-scene' : scene}`)
    await named.waitFor()
    for (const [width, height] of scenes.includes(scene) ? sizes : []) {
      await page.setViewportSize({ width, height })
      await expect
        .poll(() => faultsOf(page), { message: `${scene} ${width}×${height}`, timeout: 20_000 })
        .toEqual([])
    }
    await page.keyboard.press('PageDown')
  }
}

describe('a wall', () => {
  const near = compositions.filter(([, , density]) => density === undefined)
  const far = compositions.filter(([, , density]) => density !== undefined)

  it.for(whole ? (['real', 'none', 'longest', 'many'] as const) : (['real'] as const))(
    'has every text whole, apart and large enough: %s',
    async (form, { server, browser }) => {
      await faultsIn(await wall({ server, browser }, form), whole ? near : near.slice(0, 2))
    },
  )

  it('so it is with the longest names on a wall that stands on end, in the scenes that list them', async ({
    server,
    browser,
  }) => {
    await faultsIn(
      await wall({ server, browser }, 'longest'),
      [compositions[1]!],
      ['alerts', 'units', 'target'],
    )
  })

  it.for(whole ? (['real', 'none', 'longest', 'many'] as const) : ([] as const))(
    'so it is where it is read from five metres: %s',
    async (form, { server, browser }) => {
      await faultsIn(await wall({ server, browser }, form, 'far'), far)
    },
  )
})
