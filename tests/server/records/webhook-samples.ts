import type { Asked } from '#tests/support/callers/ask.ts'
import type { Sample } from './sample.ts'

type Ask = (request: string, payload?: object) => Promise<Asked>

/** A receiver of events is added, told again, given a new secret, and removed. */
export function webhookSamples(
  asAdmin: Ask,
): Readonly<Record<`webhook.${'kept' | 'replayed' | 'secret' | 'removed'}`, Sample>> {
  let id = ''
  return {
    'webhook.kept': {
      act: async () => {
        const draft = {
          name: '市办公系统',
          url: 'https://oa.example.gov.cn/hooks',
          kinds: ['period.closed'],
          enabled: true,
        }
        id = ((await asAdmin('POST /api/webhooks', draft)).body as { id: string }).id
      },
      words: '事件推送“市办公系统”（oa.example.gov.cn）',
    },
    'webhook.replayed': {
      act: () => asAdmin(`POST /api/webhooks/${id}/replay`, { from: 2 }),
      words: '事件推送“市办公系统”从底账第 2 号起重推',
    },
    'webhook.secret': {
      act: () => asAdmin(`POST /api/webhooks/${id}/secret`),
      words: '换事件推送“市办公系统”的签名密钥',
    },
    'webhook.removed': {
      act: () => asAdmin(`DELETE /api/webhooks/${id}`),
      words: '删除事件推送“市办公系统”',
    },
  }
}
