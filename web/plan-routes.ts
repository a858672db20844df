import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'

/** The pages on which the plans of an office are begun, drafted and published. */
export const planPages: readonly RouteRecordRaw[] = [
  {
    path: 'plans',
    name: 'plans',
    component: () => import('./plans/PlansPage.vue'),
    meta: { title: '计划', right: needed.plans },
  },
  {
    path: 'plans/begin',
    name: 'begin',
    component: () => import('./plans/begin/BeginPage.vue'),
    meta: { title: '从零开始', right: needed.changePlans },
  },
  {
    path: 'plans/readings',
    name: 'readings',
    component: () => import('./policy/ReadingsPage.vue'),
    meta: { title: '读政策文件', right: needed.plans },
  },
  {
    path: 'plans/readings/:id',
    name: 'reading',
    component: () => import('./policy/ReadingPage.vue'),
    props: true,
    meta: { title: '读政策文件', right: needed.plans },
  },
  {
    path: 'plans/:id',
    name: 'plan-draft',
    component: () => import('./plans/PlanDraftPage.vue'),
    props: true,
    meta: { title: '计划草稿', right: needed.plans },
  },
]
