import { onScopeDispose } from 'vue'
import { onBeforeRouteLeave, useRouter, type LocationQueryRaw } from 'vue-router'

/**
 * Keeps what a page shows in its address, so that it can be sent to a colleague. Once someone is on the way to another
 * page nothing is written any more: the router would take it for a change of mind and call that way off.
 */
export function useAddress(): (query: LocationQueryRaw) => void {
  const router = useRouter()
  let leaving = false
  const stay = () => void (leaving = false)
  const stops = [router.afterEach(stay), router.onError(stay)]
  onBeforeRouteLeave(() => void (leaving = true))
  onScopeDispose(() => stops.forEach((stop) => stop()))
  return (query) => {
    if (!leaving) void router.replace({ query })
  }
}
