import type { NameFound } from '../casework/ports.ts'

/** The names of several lists as one, in the order in which a record gives them. */
export function namesTogether(lists: readonly (readonly NameFound[])[]): readonly NameFound[] {
  const rows = new Map<string, number>()
  for (const { name, rows: count } of lists.flat()) rows.set(name, (rows.get(name) ?? 0) + count)
  return [...rows].map(([name, count]) => ({ name, rows: count })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
