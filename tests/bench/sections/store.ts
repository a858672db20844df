import type { Figure } from '../figure.ts'
import { growth } from '../growth.ts'
import { posts } from '../load/posts.ts'

/** What a durable post costs, and what boards and series cost when much is stored. */
export async function store(): Promise<Figure[]> {
  return [...(await posts()), ...(await growth())]
}
