import type { Figure } from '../figure.ts'
import { growth } from '../growth.ts'
import { posts } from '../load/posts.ts'

/** The cost of a durable post, and of boards and series with many stored values. */
export async function store(): Promise<Figure[]> {
  return [...(await posts()), ...(await growth())]
}
