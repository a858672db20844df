import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'
import { pageTitles } from './page-titles.ts'

/** The pages of reporting, review and timeliness. */
export const deskPages: readonly RouteRecordRaw[] = [
  {
    path: 'entry',
    name: 'entry',
    component: () => import('./entry/EntryPage.vue'),
    meta: { title: pageTitles.entry, right: needed.entry },
  },
  {
    path: 'entry/:id',
    name: 'filing',
    component: () => import('./entry/FilingPage.vue'),
    props: true,
    meta: { title: pageTitles.filing, right: needed.entry },
  },
  {
    path: 'imports',
    name: 'imports',
    component: () => import('./imports/ImportsPage.vue'),
    meta: { title: pageTitles.imports, right: needed.imports },
  },
  {
    path: 'imports/:id',
    name: 'import',
    component: () => import('./imports/ImportPage.vue'),
    props: true,
    meta: { title: pageTitles.imports, right: needed.imports },
  },
  {
    path: 'review',
    name: 'review',
    component: () => import('./review/ReviewPage.vue'),
    meta: { title: pageTitles.review, right: needed.reviewQueue },
  },
  {
    path: 'review/approved',
    component: () => import('./review/approved/ApprovedPage.vue'),
    meta: { title: pageTitles.approved, right: needed.reviewQueue },
  },
  {
    path: 'timeliness',
    name: 'timeliness',
    component: () => import('./timeliness/TimelinessPage.vue'),
    meta: { title: pageTitles.timeliness, right: needed.completeness },
  },
]
