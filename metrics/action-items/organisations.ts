import { isUnfinished, type ActionItem } from './action-item.ts'

/**
 * An unfinished item is with those who took over from its organisations by reforms. Who has come to answer for it does not help with it
 * as well. Rule Z-10.
 */
export function passedOn(item: ActionItem, successorOf: (organisation: string) => string): ActionItem {
  if (!isUnfinished(item)) return item
  const organisation = successorOf(item.organisation)
  const helping = new Set(item.collaborators.map((id) => successorOf(id)))
  helping.delete(organisation)
  return { ...item, organisation, collaborators: [...helping] }
}

/**
 * The organisations that help with an item: by the names that `nameOf` knows, else, as where they no longer exist, by those from when the item
 * was given to them. An item of an earlier release holds no names, so that the id stands for such an organisation.
 */
export function helpingOrganisations(
  { collaborators, collaboratorNames = {} }: Pick<ActionItem, 'collaborators' | 'collaboratorNames'>,
  nameOf: (organisation: string) => string | undefined,
): { readonly id: string; readonly name: string }[] {
  return collaborators.map((id) => ({ id, name: nameOf(id) ?? collaboratorNames[id] ?? id }))
}
