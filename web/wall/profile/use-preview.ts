import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { useRoute } from 'vue-router'
import type { ProfileContent } from '#server/contract/display-profiles.ts'
import type { Shown } from '#server/contract/displays.ts'

/** The messages between a wall in a frame and the page around it, which edits a profile. */
type PreviewMessage =
  | { readonly kind: 'xushi-preview'; readonly content: ProfileContent }
  | { readonly kind: 'xushi-preview-ready' }

/** The contents of a display with a profile. */
export function shownOf(profile: ProfileContent | null): Shown | undefined {
  const [first] = profile?.turns ?? []
  if (!profile || !first) return undefined
  const { at, turns, density, ground, dimming } = profile
  return { scope: first.scope, at, scenes: turns, density, ground, dimming }
}

/**
 * The profile under edit that a wall shows within the page that edits it (`/wall?preview=`); null until that page has
 * sent it. Only the page around this one, from the same server, is heard.
 */
export function usePreview() {
  const isPreview = useRoute().query['preview'] !== undefined && window.parent !== window
  const content = shallowRef<ProfileContent | null>(null)

  function hear({ origin, source, data }: MessageEvent<PreviewMessage>): void {
    if (origin === location.origin && source === window.parent && data.kind === 'xushi-preview')
      content.value = data.content
  }
  if (isPreview) {
    onMounted(() => {
      window.addEventListener('message', hear)
      window.parent.postMessage({ kind: 'xushi-preview-ready' } satisfies PreviewMessage, location.origin)
    })
    onBeforeUnmount(() => window.removeEventListener('message', hear))
  }
  return { isPreview, content }
}
