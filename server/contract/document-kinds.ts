/**
 * What can be made of a meeting's frozen picture, in the order in which it is offered, and how the names of such files end. Plain
 * data, so that the pages may read it as it stands.
 */
export const documentKinds = {
  brief: { ending: 'docx' },
  slides: { ending: 'pptx' },
  annex: { ending: 'xlsx' },
  circular: { ending: 'docx' },
  units: { ending: 'docx' },
  regions: { ending: 'docx' },
  minutes: { ending: 'docx', since: 'held' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly ending: 'docx' | 'xlsx' | 'pptx'
      /** It can be made once the meeting was opened; the others of any frozen one. */
      readonly since?: 'held'
    }
  >
>

export type DocumentKind = keyof typeof documentKinds
