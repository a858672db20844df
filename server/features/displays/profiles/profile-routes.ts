import Type from 'typebox'
import type { App } from '../../../http/fastify-app.ts'
import { needed } from '../../../contract/rights.ts'
import {
  DisplayProfile,
  DisplayProfiles,
  ProfileContent,
  ProfileFile,
  profileFormat,
} from '../../../contract/display-profiles.ts'
import type { Deps } from '../../../deps.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { displaysOf, newestProfiles } from '../queries.ts'
import { keepProfile, requireProfile, withdrawProfile } from './keep-profile.ts'

const tags = ['access']
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })

export function profileRoutes(app: App, deps: Deps): void {
  const { store } = deps

  async function listProfiles(): Promise<DisplayProfile[]> {
    const displays = await displaysOf(store.reader)
    return [...(await newestProfiles(store.reader)).values()]
      .flatMap(({ id, content, changedAt, changedBy }) => {
        if (!content) return []
        const using = displays.filter(({ profile }) => profile === id)
        return [{ id, ...content, displays: using.map((one) => one.id), changedAt, changedBy }]
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  const profileView = async (id: string) => (await listProfiles()).find((one) => one.id === id)!

  app.get(
    '/api/display-profiles',
    {
      config: { allow: needed.displays },
      schema: { summary: '展示方案', tags, response: { 200: DisplayProfiles } },
    },
    async () => ({ profiles: await listProfiles() }),
  )

  app.post(
    '/api/display-profiles',
    {
      config: { allow: needed.changeDisplays },
      schema: { summary: '新建展示方案', tags, body: ProfileContent, response: { 201: DisplayProfile } },
    },
    async (request, reply) => {
      const id = await keepProfile(deps, actorOfRequest(request), request.body)
      return reply.status(201).send(await profileView(id))
    },
  )

  app.put(
    '/api/display-profiles/:id',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '改展示方案，用它的大屏立即改变',
        ...{ tags, params, body: ProfileContent, response: { 200: DisplayProfile } },
      },
    },
    async (request) =>
      profileView(await keepProfile(deps, actorOfRequest(request), request.body, request.params.id)),
  )

  app.delete(
    '/api/display-profiles/:id',
    {
      config: { allow: needed.changeDisplays },
      schema: { summary: '删除没有大屏使用的展示方案', tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await withdrawProfile(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/display-profiles/:id/file',
    {
      config: { allow: needed.displays },
      schema: { summary: '导出展示方案', tags, params, response: { 200: ProfileFile } },
    },
    async (request): Promise<ProfileFile> => {
      const { content } = requireProfile(await newestProfiles(store.reader), request.params.id)
      return { format: profileFormat, version: 1, profile: content }
    },
  )

  app.post(
    '/api/display-profiles/file',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '由导出的文件新建展示方案',
        ...{ tags, body: ProfileFile, response: { 201: DisplayProfile } },
      },
    },
    async (request, reply) => {
      const id = await keepProfile(deps, actorOfRequest(request), request.body.profile)
      return reply.status(201).send(await profileView(id))
    },
  )
}
