import { setTimeout as pause } from 'node:timers/promises'
import type { DocumentKind } from '#server/contract/document-kinds.ts'
import type { DocumentHead, MeetingDocuments } from '#server/contract/documents.ts'
import type { MeetingDraft, MeetingSnapshot } from '#server/contract/meetings.ts'
import type { NarrativeAnswer, OwnNarratives } from '#server/contract/narratives.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { passwordOf } from '../callers/sign-in.ts'

/** A person who calls a server's API. */
export interface Caller {
  /** @throws Error with the answer, where it is not a success */
  readonly call: <T>(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<T>
  readonly cookie: string
}

/** A person of a demo server, or its administrator. */
export function demoCaller(server: ServerProcess, name: string): Promise<Caller> {
  return callerOf(server, name, passwordOf(server, name))
}

/** A new person chooses the password `own` in place of the one that the administrator was shown. */
export async function takeUpAccount(
  server: ServerProcess,
  name: string,
  given: string,
  own: string,
): Promise<Caller> {
  const caller = await callerOf(server, name, given)
  await caller.call('PUT', '/api/session/password', { current: given, next: own })
  return caller
}

export async function callerOf(server: ServerProcess, name: string, password: string): Promise<Caller> {
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ name, password }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${name} could not sign in: ${await signedIn.text()}`)
  return {
    cookie,
    call: async <T>(method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
      const answer = await fetch(server.url + path, {
        method,
        headers: {
          origin: server.url,
          cookie,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
      return (text === '' ? undefined : JSON.parse(text)) as T
    },
  }
}

/** Milliseconds that a document may take. */
const patience = 60_000

const answer: NarrativeAnswer = {
  cause: '两个项目用地批复晚于计划，开工推迟了一个半月；端州、高要两区的管线迁改尚未完成。',
  measures: '已派专班驻点，11月底前全部开工；每周三核对一次进度，落后的点名通报。',
  coordination: '请市自然资源局在10月15日前批复剩余用地。',
  judgement: 'able',
}

/** A meeting is convened on a demo server; its organisations are asked for narratives, and one answers. */
export async function conveneDemo(
  server: ServerProcess,
  secretary: Caller,
  draft: MeetingDraft,
): Promise<string> {
  const { id } = await secretary.call<{ id: string }>('POST', '/api/meetings', draft)
  const { items } = await secretary.call<{ items: { target: string | null }[] }>(
    'GET',
    `/api/meetings/${id}/agenda`,
  )
  const targets = [...new Set(items.flatMap(({ target }) => target ?? []))]
  await secretary.call('POST', `/api/meetings/${id}/narratives`, { targets, due: draft.date })
  const reporter = await demoCaller(server, 'demo-gongxin')
  const { narratives } = await reporter.call<OwnNarratives>('GET', '/api/narratives')
  const asked = narratives.find((one) => one.meeting === id)
  if (asked)
    await reporter.call('PUT', `/api/meetings/${id}/narratives/${asked.target}`, answer, {
      'if-match': `"${asked.version}"`,
    })
  return id
}

/** A frozen meeting is held, and gets two notes and one order. */
export async function holdDemo(secretary: Caller, meeting: string): Promise<void> {
  const path = `/api/meetings/${meeting}`
  await secretary.call('POST', `${path}/hold`, {})
  const { items } = await secretary.call<Pick<MeetingSnapshot, 'items'>>('GET', `${path}/agenda`)
  const { target, organisation } = items.find((item) => item.target !== null)!
  const unseen = { 'if-match': '"0"' }
  const decided =
    '市自然资源局11月15日前批复剩余用地。\n牵头单位每周三报一次进度，连续两周没有进展的，报分管副市长。'
  const noted = {
    note: '牵头单位说明了开工推迟的原因，端州、高要两区表示可在月底前完成迁改。',
    decision: decided,
  }
  await secretary.call('PUT', `${path}/notes/${target}`, noted, unseen)
  const general = {
    note: '常务副市长主持会议。',
    decision: '下次会议于11月15日召开，各单位11月13日前报送说明。',
  }
  await secretary.call('PUT', `${path}/notes/general`, general, unseen)
  const order = '批复剩余用地，管线迁改月底前完成，每周三报一次进度'
  const given = { order, organisation, targets: [target], meeting, assign: true, days: 10 }
  await secretary.call('POST', '/api/action-items', given)
}

/** A document of a kind is requested and waited for. @returns its address */
export async function makeDemoDocument(
  secretary: Caller,
  meeting: string,
  kind: DocumentKind,
  head?: DocumentHead,
): Promise<string> {
  const path = `/api/meetings/${meeting}/documents`
  await secretary.call('POST', path, { kinds: [kind], ...(head && { head }) })
  const givenUpAt = performance.now() + patience
  for (;;) {
    const { made, ordered } = await secretary.call<MeetingDocuments>('GET', path)
    const order = ordered.find((one) => one.kind === kind)
    if (order?.state === 'failed') throw new Error(`${kind}: ${order.reason}`)
    if (!order) return `${path}/${made.find((one) => one.kind === kind)!.id}`
    if (performance.now() > givenUpAt) throw new Error(`${kind} is still ${order.state}`)
    await pause(20)
  }
}

/** The bytes at a path. */
export async function download(server: ServerProcess, { cookie }: Caller, path: string): Promise<Buffer> {
  const answer = await fetch(server.url + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}
