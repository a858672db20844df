/** What is made of a meeting, by kind. */
export const documentKindWords = {
  brief: '简报',
} as const
