/** Plain colours of a chart on the wall. */
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
