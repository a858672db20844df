import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { UploadNamed } from '../../contract/filing-uploads.ts'
import {
  NewPeople,
  NewPerson,
  People,
  TableOfPeople,
  PeopleWithPasswords,
  Person,
  PersonChange,
  PersonWithPassword,
} from '../../contract/people.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import { fileBodies } from '../../http/request-bodies.ts'
import { createPeople, previewPeople } from './batch/create-people.ts'
import type { Deps } from '../../deps.ts'
import { WaitingForSecond } from '../../contract/account-changes.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { accountChangeRoutes } from './changes/routes.ts'
import { changePerson } from './change-person.ts'
import { createPerson } from './create-person.ts'
import { missingPeople } from './missing-people.ts'
import { personView } from './person.ts'
import { allPeople } from './queries.ts'
import { resetPassword } from './reset-password.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { activeLocks } from './active-locks.ts'

const Params = Type.Object({ id: Type.String({ maxLength: 40 }) })
const tags = ['access']

export function peopleRoutes(app: App, deps: Deps): void {
  const { store, clock } = deps

  app.get(
    '/api/people',
    {
      config: { allow: needed.people },
      schema: { summary: '人员', tags, response: { 200: People } },
    },
    async () => {
      const people = await allPeople(store.reader)
      const locks = await activeLocks(store.reader, people, clock.now())
      return {
        people: people.map((row) => personView(row, locks.get(row.id))),
        threeAdministrators: deps.threeAdministrators ?? false,
        ...(await missingPeople(store.reader, deps.catalogue.current(), clock.today())),
      }
    },
  )

  app.post(
    '/api/people',
    {
      config: { allow: needed.changePeople },
      schema: {
        summary: '新建人员，密码只显示一次',
        tags,
        body: NewPerson,
        response: { 201: PersonWithPassword },
      },
    },
    async (request, reply) => {
      const { person, ...made } = await createPerson(deps, actorOfRequest(request), request.body)
      return reply.status(201).send({ person: personView(person), ...made })
    },
  )

  app.post(
    '/api/people/batch',
    {
      config: { allow: needed.changePeople },
      schema: {
        summary: '一次新建多人，全部或一个也不；密码只显示一次',
        ...{ tags, body: NewPeople, response: { 201: PeopleWithPasswords } },
      },
    },
    async (request, reply) => {
      const created = await createPeople(deps, actorOfRequest(request), request.body.people)
      const people = created.map(({ person, ...made }) => ({ person: personView(person), ...made }))
      return reply.status(201).send({ people })
    },
  )

  void app.register(async (scope) => {
    const files = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    files.removeAllContentTypeParsers()
    fileBodies(files, ['application/octet-stream'])
    files.post(
      '/api/people/table',
      {
        config: { allow: needed.changePeople },
        bodyLimit: bodyLimits.batch,
        schema: {
          summary: '一份 Excel 或 CSV 里的人员，逐行写明有什么不对；不新建',
          ...{ tags, querystring: UploadNamed, response: { 200: TableOfPeople } },
          body: { content: { 'application/octet-stream': { schema: Type.Unknown() } } },
        },
      },
      async (request) => previewPeople(deps, { bytes: request.body as Buffer, name: request.query.name }),
    )
  })

  app.patch(
    '/api/people/:id',
    {
      config: { allow: needed.changePeople },
      schema: {
        summary: '修改或停用人员；须第二人确认的答 202',
        tags,
        params: Params,
        body: PersonChange,
        response: { 200: Person, 202: WaitingForSecond },
      },
    },
    async (request, reply) => {
      const person = await changePerson(deps, actorOfRequest(request), request.params.id, request.body)
      if ('waits' in person) return reply.status(202).send(person)
      const locks = await activeLocks(store.reader, [person], clock.now())
      return personView(person, locks.get(person.id))
    },
  )

  app.post(
    '/api/people/:id/password',
    {
      config: { allow: needed.changePeople },
      schema: {
        summary: '重置密码并解除锁定，新密码只显示一次；须第二人确认的答 202',
        tags,
        params: Params,
        response: { 200: PersonWithPassword, 202: WaitingForSecond },
      },
    },
    async (request, reply) => {
      const done = await resetPassword(deps, actorOfRequest(request), request.params.id)
      if ('waits' in done) return reply.status(202).send(done)
      return { ...done, person: personView(done.person) }
    },
  )

  app.delete(
    '/api/people/:id/second-factor',
    {
      config: { allow: needed.changePeople },
      schema: {
        summary: '停用别人的动态口令，其登录全部退出；须第二人确认的答 202',
        tags,
        params: Params,
        response: { 200: Person, 202: WaitingForSecond },
      },
    },
    async (request, reply) => {
      const done = await resetSecondFactor(deps, actorOfRequest(request), request.params.id)
      return 'waits' in done ? reply.status(202).send(done) : personView(done)
    },
  )

  accountChangeRoutes(app, deps)
}
