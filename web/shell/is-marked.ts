/** Where a reader is: the path, and which part of a list is shown. */
interface ReaderPlace {
  readonly path: string
  readonly show: string | null
}

/**
 * Whether a link of the navigation, such as `/entry?show=returned`, is marked as where the reader is. What was opened from a
 * list keeps its list marked; a target belongs to the catalogue.
 */
export function isMarked(link: string, { path, show }: ReaderPlace): boolean {
  const [list = '', query = ''] = link.split('?')
  const shown = new URLSearchParams(query).get('show')
  if (path === list) return shown === show
  if (list === '/catalogue' && path.startsWith('/targets/')) return true
  return shown === null && path.startsWith(`${list}/`)
}
