/**
 * How live a wall is. `away`: the server is there, but not its database; `refused`: what was asked for is not to be had;
 * `broken`: the figures come, but cannot be drawn, so that what is seen is not live.
 */
export type Link = 'opening' | 'live' | 'away' | 'lost' | 'refused' | 'broken'
