import { defineAsyncComponent } from 'vue'

const pause = 2_000

/**
 * The curve, loaded when the first one is drawn: the wall's first picture does without the library of charts, which is more than half of all
 * its script. A load that fails is repeated, since the wall stands for months.
 */
export const HeldCurve = defineAsyncComponent({
  loader: () => import('../../../components/curves/TargetCurve.vue'),
  onError: (_error, retry) => setTimeout(retry, pause),
})
