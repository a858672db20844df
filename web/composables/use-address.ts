import { onScopeDispose } from 'vue'
import { onBeforeRouteLeave, useRouter, type LocationQueryRaw } from 'vue-router'

/**
 * The page keeps its choices in its address, which can be sent to a colleague. The address stays as it is while the
 * person is on the way to another page: the router would cancel that way for the change.
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
