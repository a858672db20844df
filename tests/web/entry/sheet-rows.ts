import type { SheetRow, placeBlock } from '#web/entry/pasting/place-block.ts'

/** A row of the sheet that takes a figure, with further fields. */
export const row = (key: string, name: string, more: Partial<SheetRow> = {}): SheetRow => ({
  key,
  name,
  regionName: '肇庆市',
  unit: '座',
  editable: true,
  ...more,
})
/** Four rows, of which the third is locked. */
export const rows = [
  row('a', '5G基站'),
  row('b', '转型企业', { unit: '家' }),
  row('c', '重点项目', { editable: false }),
  row('d', '覆盖率', { unit: '%' }),
]

/** The placed values: the row's key and the text. */
export const values = (placed: ReturnType<typeof placeBlock>) =>
  placed.placements.filter(({ column }) => column === 'value').map(({ key, text }) => `${key} ${text}`)
