/**
 * What a program of ours takes over from our own environment: where other programs are, and what lets Node start quicker
 * (vitest.config.ts says it; benches start as an office does, without). No settings.
 */
export function ofNode(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS_OF_PROGRAMS } = process.env
  return { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS: NODE_OPTIONS_OF_PROGRAMS }
}
