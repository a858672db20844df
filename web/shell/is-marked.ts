/** The place of a reader: the path, and the part of a list that is shown. */
interface ReaderPlace {
  readonly path: string
  readonly show: string | null
}

/**
 * Whether a link of the navigation, such as `/entry?show=returned`, is marked: it leads to the reader's place. A page
 * that was opened from a list marks the list, and a target marks the catalogue.
 */
export function isMarked(link: string, { path, show }: ReaderPlace): boolean {
  const [list = '', query = ''] = link.split('?')
  const shown = new URLSearchParams(query).get('show')
  if (path === list) return shown === show
  if (list === '/catalogue' && path.startsWith('/targets/')) return true
  return shown === null && path.startsWith(`${list}/`)
}
