import { randomBytes } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import type { WebhookDraft, WebhookWithSecret } from '../../contract/webhooks.ts'
import { ledgerAfter } from '../../db/ledger/ledger.ts'
import type { LedgerPayloads } from '../../db/ledger/ledger-payloads.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { hostOf } from '../../outgoing/allowed-address.ts'
import { isForbiddenHost } from '../../outgoing/guarded-lookup.ts'
import {
  allWebhooks,
  deleteWebhook,
  insertWebhook,
  updateWebhook,
  webhookById,
  type WebhookRow,
} from './queries.ts'
import { newSigningSecret } from './sign.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'outgoing'>
type NeedsSeal = Needs & Pick<Deps, 'secrets'>

/** Creates a receiver, which is told of events from now on; its secret is returned once. @throws AppError bad-request, conflict where one has its name */
export async function createWebhook(
  deps: NeedsSeal,
  actor: Actor,
  draft: WebhookDraft,
): Promise<WebhookWithSecret> {
  const { store, clock, secrets } = deps
  const url = await addressOf(deps, draft.url)
  const id = randomBytes(8).toString('hex')
  const secret = newSigningSecret()
  const sealed = secrets.seal(secret, id)
  await store.write(async (writer) => {
    await refuseTakenName(writer, id, draft)
    const told = { ...toldOf(draft, url), secretDigest: digestOfSecret(sealed) }
    const { sequence: followed } = await append(writer, actor, id, told)
    await insertWebhook(writer, {
      ...{ id, secret: sealed, held: null, followed },
      ...columnsOf(draft, url),
      followedDay: clock.today(),
      createdAt: clock.now(),
      createdBy: actor.id,
    })
  })
  return { id, secret }
}

/**
 * Changes a receiver's address and events. A receiver that is switched off gets its events once it is switched on again. @throws AppError
 * not-found, bad-request, conflict where another has its name
 */
export async function changeWebhook(
  deps: Needs,
  actor: Actor,
  id: string,
  draft: WebhookDraft,
): Promise<void> {
  const url = await addressOf(deps, draft.url)
  await deps.store.write(async (writer) => {
    if ((await knownWebhook(writer, id)).name !== draft.name.trim()) await refuseTakenName(writer, id, draft)
    await append(writer, actor, id, toldOf(draft, url))
    // A person who switches the receiver on has seen why it was held.
    const held = draft.enabled ? { held: null } : {}
    await updateWebhook(writer, id, { ...columnsOf(draft, url), ...held })
  })
}

/** Gives a receiver another secret, which is returned once and signs all further events. @throws AppError not-found */
export async function renewSecret(
  { store, secrets }: Pick<Deps, 'store' | 'secrets'>,
  actor: Actor,
  id: string,
): Promise<WebhookWithSecret> {
  const secret = newSigningSecret()
  const sealed = secrets.seal(secret, id)
  await store.write(async (writer) => {
    const { name } = await knownWebhook(writer, id)
    await writer.append({
      actor: actor.id,
      kind: 'webhook.secret',
      subject: `webhook:${id}`,
      payload: { name, secretDigest: digestOfSecret(sealed) },
    })
    await updateWebhook(writer, id, { secret: sealed })
  })
  return { id, secret }
}

/** Withdraws a receiver, and drops the messages to it that wait or were given up. @throws AppError not-found */
export async function withdrawWebhook({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const { name } = await knownWebhook(writer, id)
    await writer.append({
      actor: actor.id,
      kind: 'webhook.removed',
      subject: `webhook:${id}`,
      payload: { name },
    })
    const dropped = { droppedAt: clock.now(), droppedBy: actor.id, dropReason: '推送已删除' }
    await deleteWebhook(writer, id, dropped)
  })
}

/** Sends a receiver all events from a ledger entry on again, under the same ids. @throws AppError not-found, bad-request */
export async function replayWebhook({ store }: Needs, actor: Actor, id: string, from: number): Promise<void> {
  await store.write(async (writer) => {
    const { name, followed } = await knownWebhook(writer, id)
    if (from > followed)
      throw new AppError('bad-request', `推送到底账第 ${followed} 号为止，不能从第 ${from} 号重推。`)
    const [first] = await ledgerAfter(writer, from - 1, 1)
    await writer.append({
      actor: actor.id,
      kind: 'webhook.replayed',
      subject: `webhook:${id}`,
      payload: { name, from },
    })
    await updateWebhook(writer, id, { followed: from - 1, followedDay: first!.at.slice(0, 10) })
  })
}

async function knownWebhook(writer: Writer, id: string): Promise<WebhookRow> {
  const webhook = await webhookById(writer, id)
  if (webhook) return webhook
  throw new AppError('not-found', '没有这个事件推送，可能已被删除。')
}

/** @throws AppError conflict */
async function refuseTakenName(writer: Writer, id: string, draft: Pick<WebhookDraft, 'name'>): Promise<void> {
  const name = draft.name.trim()
  if ((await allWebhooks(writer)).some((row) => row.id !== id && row.name === name))
    throw new AppError('conflict', `已有事件推送“${name}”。请换一个名称，或修改那一个。`)
}

const append = (writer: Writer, actor: Actor, id: string, payload: LedgerPayloads['webhook.kept']) =>
  writer.append({ actor: actor.id, kind: 'webhook.kept', subject: `webhook:${id}`, payload })

/** What the ledger tells of a receiver. */
function toldOf({ name, kinds, enabled }: WebhookDraft, url: URL): LedgerPayloads['webhook.kept'] {
  return { name: name.trim(), host: url.host, urlDigest: digestOfSecret(url.href), kinds, enabled }
}

function columnsOf({ name, kinds, enabled }: WebhookDraft, url: URL) {
  return { name: name.trim(), url: url.href, kinds: JSON.stringify(kinds), enabled: enabled ? 1 : 0 }
}

/**
 * Reads a receiver's address. Forbidden IP addresses, localhost at one too, are refused here, host names when a connection is made. @throws
 * AppError bad-request
 */
async function addressOf({ outgoing }: Needs, text: string): Promise<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new AppError(
      'bad-request',
      '接收地址应以 https:// 或 http:// 开头，如 https://oa.example.gov.cn/hooks/xushi。',
    )
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw new AppError(
      'bad-request',
      '接收地址里不能带用户名、密码和 # 后的部分：接收方凭签名认出序时，不需要密码。',
    )
  if (await isForbiddenHost(url, outgoing))
    throw new AppError(
      'bad-request',
      `${hostOf(url)} 是内部地址。确要推送到这里，请运维人员把它列入设置 XUSHI_OUTGOING_HOSTS。`,
    )
  return url
}
