import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'

/** The pages of reporting, review and timeliness. */
export const deskPages: readonly RouteRecordRaw[] = [
  {
    path: 'entry',
    name: 'entry',
    component: () => import('./entry/EntryPage.vue'),
    meta: { title: '待填报', right: needed.entry },
  },
  {
    path: 'entry/:id',
    name: 'filing',
    component: () => import('./entry/FilingPage.vue'),
    props: true,
    meta: { title: '填报', right: needed.entry },
  },
  {
    path: 'imports',
    name: 'imports',
    component: () => import('./imports/ImportsPage.vue'),
    meta: { title: '数据导入', right: needed.imports },
  },
  {
    path: 'imports/:id',
    name: 'import',
    component: () => import('./imports/ImportPage.vue'),
    props: true,
    meta: { title: '数据导入', right: needed.imports },
  },
  {
    path: 'review',
    name: 'review',
    component: () => import('./review/ReviewPage.vue'),
    meta: { title: '待审核', right: needed.reviewQueue },
  },
  {
    path: 'review/approved',
    component: () => import('./review/ApprovedPage.vue'),
    meta: { title: '已通过', right: needed.reviewQueue },
  },
  {
    path: 'timeliness',
    name: 'timeliness',
    component: () => import('./timeliness/TimelinessPage.vue'),
    meta: { title: '报送及时率', right: needed.completeness },
  },
]
