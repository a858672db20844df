import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'
import { pageTitles } from './page-titles.ts'

/** The pages on which displays, their profiles, maps and remotes are kept. */
export const displayPages: readonly RouteRecordRaw[] = [
  {
    path: 'displays',
    name: 'displays',
    component: () => import('./admin/displays/DisplaysPage.vue'),
    meta: { title: pageTitles.displays, right: needed.displays },
  },
  {
    path: 'displays/remotes',
    name: 'remotes',
    component: () => import('./remote/RemotesPage.vue'),
    meta: { title: pageTitles.remotes, right: needed.remotes },
  },
  {
    path: 'displays/maps',
    name: 'maps',
    component: () => import('./admin/displays/maps/MapsPage.vue'),
    meta: { title: pageTitles.maps, right: needed.displays },
  },
  {
    path: 'displays/profiles/:id',
    name: 'display-profile',
    component: () => import('./admin/displays/profiles/ProfilePage.vue'),
    props: true,
    meta: { title: pageTitles.displayProfile, right: needed.changeDisplays },
  },
]

/** The pages of a phone or tablet that directs displays. */
export const remotePages: readonly RouteRecordRaw[] = [
  {
    path: '/remote',
    name: 'remote',
    component: () => import('./remote/RemotePage.vue'),
    meta: { title: pageTitles.remote, right: needed.steering },
  },
  {
    path: '/remote/pair',
    name: 'pair-remote',
    component: () => import('./remote/PairRemotePage.vue'),
    meta: { title: pageTitles.pairRemote },
  },
]
