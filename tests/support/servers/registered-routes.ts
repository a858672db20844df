import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** Every `METHOD /path` but for HEAD that is registered during `work`, whether or not it is documented. */
export async function registeredRoutes<T>(work: () => Promise<T>): Promise<{ routes: string[]; result: T }> {
  const routes = new Set<string>()
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const name of [method].flat()) if (name !== 'HEAD') routes.add(`${name} ${url}`)
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    const result = await work()
    return { routes: [...routes], result }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}
