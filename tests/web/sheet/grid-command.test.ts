import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { gridCommand, type GridKey, type GridMode } from '#web/sheet/grid-command.ts'

const press = (key: string, more: Partial<GridKey> = {}, mode: GridMode = 'ready') =>
  gridCommand(
    {
      key,
      keyCode: 0,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      isComposing: false,
      ...more,
    },
    mode,
  )

describe('gridCommand', () => {
  it('moves by arrows and Enter, and selects with Shift', () => {
    expect(press('ArrowDown')).toMatchObject({ does: 'move', rows: 1, columns: 0, extends: false })
    expect(press('ArrowRight')).toMatchObject({ does: 'move', rows: 0, columns: 1 })
    expect(press('Enter', { shiftKey: true }, 'typing')).toMatchObject({ does: 'move', rows: -1 })
    expect([press('Enter'), press('ArrowDown')]).toMatchObject([{ enters: true }, { rows: 1 }])
    expect(press('ArrowDown')).not.toHaveProperty('enters')
    expect(press('ArrowUp', { shiftKey: true })).toMatchObject({ rows: -1, extends: true })
  })

  it('leaves arrows and deletion to the text while F2 edits it', () => {
    expect(press('ArrowLeft', {}, 'editing')).toBeUndefined()
    expect(press('Backspace', {}, 'editing')).toBeUndefined()
    expect(press('Backspace', {}, 'typing')).toBeUndefined()
    expect(press('Delete')).toEqual({ does: 'clear' })
  })

  it('knows the chords of a spreadsheet', () => {
    const chord = (key: string, shiftKey = false) => press(key, { ctrlKey: true, shiftKey })?.does
    expect([chord('z'), chord('Z', true), chord('y'), chord('d')]).toEqual([
      'undo',
      'redo',
      'redo',
      'fill-down',
    ])
    expect(chord('v')).toBeUndefined()
  })

  it('never disturbs an input method', () => {
    expect(press('Enter', { isComposing: true }, 'typing')).toBeUndefined()
    expect(press('Escape', { keyCode: 229 }, 'typing')).toBeUndefined()
  })

  const ending = shared('cases/22-enter-that-ends-composition.json')
  it.skipIf(ending === undefined)(
    'leaves Enter that ends a composition to the input method (case 22)',
    () => {
      const { event } = JSON.parse(readFileSync(ending!, 'utf8')) as {
        event: Partial<GridKey> & { key: string }
      }
      expect(event).toMatchObject({ key: 'Enter', keyCode: 229, isComposing: false })
      expect(press(event.key, event, 'typing')).toBeUndefined()
      expect(press('Enter', { keyCode: 13 }, 'typing')).toMatchObject({ does: 'move', rows: 1 })
    },
  )
})
