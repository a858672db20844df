// Language features that the oldest supported browsers (public/browser-floor.js) lack: Chromium 109 lacks the first
// four, Chromium up to 116 the last two. The linter refuses newer features than ES2022 that are not listed here.
import 'core-js/stable/array/to-reversed'
import 'core-js/stable/array/to-sorted'
import 'core-js/stable/array/to-spliced'
import 'core-js/stable/array/with'
import 'core-js/stable/map/group-by'
import 'core-js/stable/object/group-by'
