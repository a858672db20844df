import { isUnfinished, type ActionItem } from './action-item.ts'

/**
 * An unfinished item is with those who took over from its organisations by reforms. An organisation that answers for it by such a reform
 * no longer helps with it. Rule Z-10.
 */
export function passedOn(item: ActionItem, successorOf: (organisation: string) => string): ActionItem {
  if (!isUnfinished(item)) return item
  const organisation = successorOf(item.organisation)
  const helping = new Set(item.collaborators.map((id) => successorOf(id)))
  helping.delete(organisation)
  return { ...item, organisation, collaborators: [...helping] }
}

/**
 * The organisations that help with an item. One that `nameOf` does not know, since it no longer exists, has the name from the day on which
 * the item was given to it; without such a name (items of an earlier release) its id is shown.
 */
export function helpingOrganisations(
  { collaborators, collaboratorNames = {} }: Pick<ActionItem, 'collaborators' | 'collaboratorNames'>,
  nameOf: (organisation: string) => string | undefined,
): { readonly id: string; readonly name: string }[] {
  return collaborators.map((id) => ({ id, name: nameOf(id) ?? collaboratorNames[id] ?? id }))
}
