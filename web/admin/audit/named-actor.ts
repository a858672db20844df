interface Acted {
  readonly actor: string
  readonly actorName: string
}

/** An actor by name, with the login name of a person beside it; a name that was only tried is told as such. */
export function namedActor({ actor, actorName }: Acted): { readonly name: string; readonly aside: string } {
  const id = actor.replace(/^(person|token|display|name):/, '')
  return {
    name: actorName.replace(/^name:/, '登录名 ').replace(/^display:/, '大屏 '),
    aside: actor.startsWith('person:') && id !== actorName ? id : '',
  }
}
