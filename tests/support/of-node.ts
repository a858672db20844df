/**
 * What a program of ours takes over from our own environment: where other programs are, and where Node keeps what it has
 * compiled (vitest.config.ts says so; benches start as an office does, without it). No settings.
 */
export function ofNode(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return { PATH, NODE_COMPILE_CACHE }
}
