/**
 * The environment that a started program inherits: the paths of other programs, and the variables that let Node start
 * faster (set in vitest.config.ts; benches start without them, as an office does). It has no settings.
 */
export function nodeEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS_OF_PROGRAMS } = process.env
  return { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS: NODE_OPTIONS_OF_PROGRAMS }
}
