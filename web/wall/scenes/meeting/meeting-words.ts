import type { AgendaKind } from '#metrics/agenda/kinds.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import { linesTaken } from '../../../composables/text-lines.ts'
import type { MeetingOnWall } from '#server/contract/wall-meeting.ts'

/** Milliseconds after its page was written for which a target counts as the one under discussion. */
const underDiscussion = 10 * 60_000

export const kindsText = (kinds: readonly AgendaKind[]) =>
  kinds.map((kind) => agendaKindWords[kind]).join('、')

type Held = NonNullable<MeetingOnWall['held']>

/**
 * The target that the scene shows in full: the one whose page was written last, else the first of the agenda.
 * `present`: it was written just now.
 */
export function discussed(
  { under, agenda }: Pick<Held, 'under' | 'agenda'>,
  now: number,
): { readonly target: string; readonly present: boolean } | undefined {
  if (under) return { target: under.target, present: now - Date.parse(under.at) < underDiscussion }
  const first = agenda?.lines[0]
  return first && { target: first.target, present: false }
}

/** The most characters of a decision on a wall; the page of the meeting has the whole. */
const longest = 120
/** Design pixels of a decision besides its lines, of a line, and of a character. */
const [around, lineHeight, letter] = [62, 32, 23] as const

/** A decision as it is shown: whole, or its beginning. */
export function decisionText(decision: string): string {
  const letters = Array.from(decision)
  return letters.length > longest ? `${letters.slice(0, longest).join('').trimEnd()}…` : decision
}

/** The number of decisions that have room, the newest first. */
export function decisionsWithRoom(
  decisions: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): number {
  let used = 0
  const tooLow = decisions.findIndex((decision) => {
    const lines = decisionText(decision)
      .split('\n')
      .reduce((sum, line) => sum + linesTaken(line, letter, width), 0)
    used += around + lines * lineHeight
    return used > height
  })
  return tooLow < 0 ? decisions.length : tooLow
}

/** The part of a list that has room; it holds the wanted item. */
export function windowAround<Item>(
  all: readonly Item[],
  wanted: (item: Item) => boolean,
  places: number,
): { readonly from: number; readonly shown: readonly Item[] } {
  const at = Math.max(0, all.findIndex(wanted))
  const from = Math.max(0, Math.min(at - Math.floor(places / 3), all.length - places))
  return { from, shown: all.slice(from, from + places) }
}
