// What the oldest browsers that Xushi runs in (see public/browser-floor.js) lack of the language: Chromium 109 of the
// first four, up to 116 of the last two. The linter refuses what is newer than ES2022 and not named here.
import 'core-js/stable/array/to-reversed'
import 'core-js/stable/array/to-sorted'
import 'core-js/stable/array/to-spliced'
import 'core-js/stable/array/with'
import 'core-js/stable/map/group-by'
import 'core-js/stable/object/group-by'
