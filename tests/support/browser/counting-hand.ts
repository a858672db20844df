import type { Locator, Page } from 'playwright-core'

const named = /^(?:Enter|Tab|Escape|Arrow\w+|Control\+\w)$/

/**
 * Seconds of an experienced person by the keystroke-level model (Card, Moran and Newell, The keystroke-level model for user performance time
 * with interactive systems, Communications of the ACM 23 (7), 1980, 396–410): pointing, a press or release of the button, a hand between
 * keyboard and mouse, and a deliberate step. By its rules a step precedes each command, and each record that is
 * typed; what is an argument of a command, and a key that ends it, have none.
 */
const seconds = { pointing: 1.1, press: 0.1, hand: 0.4, step: 1.35 } as const
/** Seconds a key, from the same paper: of an average skilled typist, and of whoever types without being one. */
export const keySeconds = { skilled: 0.2, other: 0.28 } as const
/** A Chinese character is typed as pinyin: three letters on average, and a key that chooses for every two to three characters. */
const keysOfCharacter = 3.4

/**
 * The clicks and keys of a person are counted: a typed character is a key, a chosen file two clicks.
 */
export function countingHand() {
  const counted = { clicks: 0, keys: 0, characters: 0, steps: 0, moves: 0 }
  let at: 'mouse' | 'keyboard' = 'keyboard'
  const reach = (where: typeof at) => {
    if (at !== where) counted.moves += 1
    at = where
  }
  const clicked = (times: number, steps: number) => {
    reach('mouse')
    counted.clicks += times
    counted.steps += steps
  }
  const wrote = (text: string) => {
    reach('keyboard')
    counted.keys += text.length
    counted.characters += text.match(/\p{Script=Han}/gu)?.length ?? 0
  }
  return {
    counted,
    click: async (on: Locator) => {
      await on.click()
      clicked(1, 1)
    },
    /** A text is typed into a field, which is clicked first. */
    type: async (into: Locator, text: string) => {
      await into.click()
      clicked(1, 0)
      await into.fill(text)
      wrote(text)
    },
    /** Texts and named keys are typed at the focus: one record, or a key that gives a command. */
    keys: async (page: Page, ...texts: readonly string[]) => {
      counted.steps += 1
      for (const text of texts)
        if (named.test(text)) {
          await page.keyboard.press(text)
          reach('keyboard')
          counted.keys += text.split('+').length
        } else {
          await page.keyboard.type(text)
          wrote(text)
        }
    },
    /** The cells of a record are filled in another program, each left by a key; what stands above already is copied by Ctrl+D. */
    fillRow: (cells: readonly string[], above: readonly string[]) => {
      counted.steps += 1
      for (const [place, text] of cells.entries()) {
        if (text !== above[place]) wrote(text)
        counted.keys += text === above[place] ? 3 : 1
      }
    },
    choose: async (into: Locator, name: string, buffer: Buffer) => {
      await into.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
      clicked(2, 1)
    },
    /** The seconds that all of this takes a person at so many seconds a key, without the waits of the program. */
    estimate: (key: number) => {
      const { clicks, keys, characters, steps, moves } = counted
      return (
        (keys + characters * (keysOfCharacter - 1)) * key +
        clicks * (seconds.pointing + 2 * seconds.press) +
        moves * seconds.hand +
        steps * seconds.step
      )
    },
  }
}

export type CountingHand = ReturnType<typeof countingHand>
