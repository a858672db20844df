import { writeFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import { signInOnce } from '#tests/support/browser/shared-context.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { pictureFile, withoutFigures } from './chapter.ts'
import { palettePng } from './palette-png.ts'
import { wordsOn } from './words-on.ts'

/** `npm run manual:pictures` takes the pictures anew; otherwise the same steps are walked and compared with the chapter. */
const writes = process.env['MANUAL_PICTURES'] === 'write'

/** The screen of a desk, small enough for its words to be read on a printed page. */
const desk = { width: 1440, height: 810 }
/** The screen of a wall. */
export const bigScreen = { width: 1920, height: 1080 }

/** The steps of a chapter in the real product, and the words and pictures seen on the way. */
export interface Walk {
  readonly server: ServerProcess
  readonly words: Set<string>
  readonly pictures: Set<string>
  /** A page of a signed-in person, or of nobody. */
  open(who?: string, viewport?: { width: number; height: number }): Promise<Page>
  /** The words of the page are noted. */
  noteWords(page: Page): Promise<void>
  /** The words of the page are noted, and a picture is taken: of the whole window, of its upper part, or of one element. */
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

  async function noteWords(page: Page): Promise<void> {
    for (const word of await wordsOn(page)) words.add(withoutFigures(word))
  }

  async function picture(page: Page, name: string, part?: number | Locator): Promise<void> {
    await noteWords(page)
    pictures.add(name)
    if (!writes) return
    const { width, height } = page.viewportSize() ?? desk
    const shot = () =>
      typeof part === 'object'
        ? part.screenshot()
        : page.screenshot({ clip: { x: 0, y: 0, width, height: part ?? height } })
    // The picture waits until two shots in a row are equal, since a chart may still be drawn; a page with a clock never is.
    let [before, now] = [await shot(), await shot()]
    for (let tries = 0; tries < 8 && !now.equals(before); tries++) [before, now] = [now, await shot()]
    writeFileSync(pictureFile(name), palettePng(now))
  }

  const end = () => Promise.all(contexts.map(({ context }) => context.close())).then(() => undefined)
  return { server, words, pictures, open, noteWords, picture, end }
}
