/** The colours of a chart on the wall, in words that a test can read. */
export const darkPalette = {
  font: 'Noto',
  text: '#fff',
  secondary: '#aaa',
  tertiary: '#888',
  faint: '#666',
  hairline: '#222',
  ground: '#000',
  goal: '#58a6ff',
  resolve: (colour: string) => colour,
}
