import { writeFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signInOnce } from '../pages.ts'
import { pictureFile, withoutFigures } from './chapter.ts'
import { palettePng } from './palette-png.ts'
import { wordsOn } from './words-on.ts'

/** `npm run manual:pictures` takes the pictures anew; otherwise the same steps are walked, and what is there is held against the chapter. */
const writes = process.env['MANUAL_PICTURES'] === 'write'

/** A desk's screen, small enough for its words to be read on a printed page. */
const desk = { width: 1440, height: 810 }
/** A wall is drawn for a screen of its own. */
export const bigScreen = { width: 1920, height: 1080 }

/** The steps of one chapter, walked in the real product, and what was seen on the way. */
export interface Walk {
  readonly server: ServerProcess
  readonly words: Set<string>
  readonly pictures: Set<string>
  /** A page of somebody signed in, or of nobody. */
  open(who?: string, viewport?: { width: number; height: number }): Promise<Page>
  /** Takes the page's words. */
  see(page: Page): Promise<void>
  /** Takes the page's words and a picture: of the whole window, of its upper part, or of one element. */
  picture(page: Page, name: string, part?: number | Locator): Promise<void>
  end(): Promise<void>
}

export function beginWalk(browser: Browser, server: ServerProcess): Walk {
  const words = new Set<string>()
  const pictures = new Set<string>()
  const contexts: WatchedContext[] = []

  async function open(who?: string, viewport = desk): Promise<Page> {
    const watched = await watchedContext(browser, { viewport, reducedMotion: 'reduce' })
    contexts.push(watched)
    if (who !== undefined) await signInOnce(watched, server, who)
    return watched.newPage()
  }

  async function see(page: Page): Promise<void> {
    for (const word of await wordsOn(page)) words.add(withoutFigures(word))
  }

  async function picture(page: Page, name: string, part?: number | Locator): Promise<void> {
    await see(page)
    pictures.add(name)
    if (!writes) return
    const { width, height } = page.viewportSize() ?? desk
    const shot = () =>
      typeof part === 'object'
        ? part.screenshot()
        : page.screenshot({ clip: { x: 0, y: 0, width, height: part ?? height } })
    // A chart that is still being drawn is waited for: two pictures running are the same, or a clock is in them.
    let [before, now] = [await shot(), await shot()]
    for (let tries = 0; tries < 8 && !now.equals(before); tries++) [before, now] = [now, await shot()]
    writeFileSync(pictureFile(name), palettePng(now))
  }

  const end = () => Promise.all(contexts.map(({ context }) => context.close())).then(() => undefined)
  return { server, words, pictures, open, see, picture, end }
}
