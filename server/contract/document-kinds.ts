/**
 * The kinds of documents of a meeting, in the order in which they are offered, with the endings of their file names. They are plain data,
 * which pages may import.
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
      /** Present where the kind can be made only once the meeting was opened; others need only a frozen picture. */
      readonly since?: 'held'
    }
  >
>

export type DocumentKind = keyof typeof documentKinds
