import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'
import { pageTitles } from './page-titles.ts'

/** The pages on which the plans of an office are begun, drafted and published, and the records of the catalogue changed one by one. */
export const planPages: readonly RouteRecordRaw[] = [
  {
    path: 'plans',
    name: 'plans',
    component: () => import('./plans/PlansPage.vue'),
    meta: { title: pageTitles.plans, right: needed.plans },
  },
  {
    path: 'plans/begin',
    name: 'begin',
    component: () => import('./plans/begin/BeginPage.vue'),
    meta: { title: pageTitles.begin, right: needed.changePlans },
  },
  {
    path: 'plans/readings',
    name: 'readings',
    component: () => import('./policy/ReadingsPage.vue'),
    meta: { title: pageTitles.readings, right: needed.plans },
  },
  {
    path: 'plans/readings/:id',
    name: 'reading',
    component: () => import('./policy/ReadingPage.vue'),
    props: true,
    meta: { title: pageTitles.readings, right: needed.plans },
  },
  {
    path: 'catalogue/:kind(document|indicator|target|milestone|organisation|region|board)',
    name: 'records',
    component: () => import('./plans/records/RecordsPage.vue'),
    props: true,
    meta: { title: pageTitles.records, right: needed.plans },
  },
  {
    path: 'catalogue/:kind/:id',
    name: 'record-versions',
    component: () => import('./plans/records/RecordVersionsPage.vue'),
    props: true,
    meta: { title: pageTitles.recordVersions, right: needed.plans },
  },
  {
    path: 'plans/:id',
    name: 'plan-draft',
    component: () => import('./plans/PlanDraftPage.vue'),
    props: true,
    meta: { title: pageTitles.planDraft, right: needed.plans },
  },
]
