import type { Kinds } from './hostile-input.ts'
import { bodyToAnyDoor } from './body-to-any-door.ts'

/** An observation that is valid except for the given fields. */
function item(odd: object): string {
  const good = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', value: 1 }
  return JSON.stringify({ items: [{ ...good, ...odd }] })
}

/** A value in its JSON text, which JSON.stringify would normalise. */
const raw = (value: string) =>
  `{"items":[{"indicator":"zhaoqing-5g-base-stations","region":"441200","period":"2024-M09","value":${value}}]}`

/** JSON with impossible content: numbers, periods, characters, properties, and thousands of faults at once. */
export const oddValues: Kinds = {
  'numbers beyond number': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      raw(dice.of(['1e999', '-1e999', '1E400', '9'.repeat(5_000), '1'.repeat(30)])),
    ),
  'values that are none': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      item(
        dice.of([
          { value: '1e9' },
          { value: '１２' },
          { value: '9'.repeat(399) },
          { value: [] },
          { value: true },
          { value: null },
          { value: null, reason: 'x' },
          { value: '' },
        ]),
      ),
    ),
  'periods that are none': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      item({
        period: dice.of([
          '9999-M12',
          '0000-M00',
          '2024-13',
          '2024年13月',
          '२०२४',
          '2024-M09\0',
          '',
          '9'.repeat(40),
          '1-1-1',
          '２０２４-Ｍ０９',
        ]),
      }),
    ),
  'characters that are none': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      item(dice.of([{ note: 'a\0b' }, { note: '\ud800' }, { region: '441200\0' }, { indicator: '\0' }])),
    ),
  'other properties': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      item(
        dice.of([
          { basedOn: 1e300 },
          { basedOn: -1 },
          { status: 'Z' },
          { actor: 'admin' },
          { revision: 7 },
          Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`k${n}`, n])),
        ]),
      ),
    ),
  'many faults at once': (dice, victim) =>
    bodyToAnyDoor(
      dice,
      victim,
      `{"items":[${Array.from({ length: 2_000 }, () => item({ period: dice.word(20) }).slice(10, -2)).join()}]}`,
    ),
}
