import type { CorrectionReason, Observation } from './observation.ts'

type Figure = Pick<Observation, 'status' | 'provenance' | 'state' | 'correction'>

/**
 * The reason of correction that is kept with a revision which replaces `figure`: as it was told, else that of the correction which waits,
 * else the final figure where a provisional value becomes a settled one, else an error. None where no approved value is replaced, unless
 * a cleared one is and a reason was told, nor where a demo one gives way. Rule W-13.
 */
export function correctionOf(
  told: CorrectionReason | undefined,
  { status, provenance }: Pick<Figure, 'status' | 'provenance'>,
  figure: Figure | undefined,
): CorrectionReason | undefined {
  if (!figure || (figure.provenance === 'demo' && provenance !== 'demo')) return undefined
  // What is cleared was read by nobody before its minute: only a reason that was told is kept.
  if (figure.state === 'cleared') return told ?? figure.correction
  if (figure.state !== 'approved') return figure.correction && (told ?? figure.correction)
  return told ?? (figure.status === 'P' && status !== 'P' ? 'final' : 'error')
}
