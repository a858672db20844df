import { sceneWords } from '#metrics/wording/installation/scenes.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import type { Display } from '#server/contract/displays.ts'

type State = Pick<Display, 'revokedAt' | 'online' | 'ghost'>

/** Whether a display is on, in words. */
export function stateWords({ revokedAt, online, ghost }: State): string {
  if (revokedAt !== null) return '已撤销'
  if (online) return '在线'
  return ghost ? '30 天没有上线' : '离线'
}

/** The class of the words' tag. */
export function stateTag({ revokedAt, online, ghost }: State): string {
  if (revokedAt !== null) return ''
  if (online) return 'done'
  return ghost ? 'error' : 'query'
}

/** The scene that a display tells; one that this page does not know keeps its name. */
export function sceneText(scene: string): string {
  return (sceneWords as Readonly<Record<string, string>>)[scene] ?? scene
}

/** A connection of a display: `11-30 08:00 至今`, `11-30 08:00 至 11-30 09:12`. */
export function connectionText({ from, to }: Display['connections'][number], goesOn: boolean): string {
  const short = (instant: string) => formatInstant(instant).slice(5)
  return `${short(from)} ${goesOn ? '至今' : `至 ${short(to)}`}`
}
