import { type Attributes, attributes } from '../html.ts'

export type AttributeValues = Readonly<Record<string, string | number | boolean | undefined>>

/** What any component takes beside its own options: more classes, more attributes. */
export type Extra = { readonly classes?: string | undefined; readonly attributes?: AttributeValues | undefined }

/** Class names with spaces between them; those that are absent left out. */
export const classNames = (first: string, ...more: readonly (string | false | undefined)[]): string =>
  more.reduce<string>((all, one) => (one ? `${all} ${one}` : all), first)

/** The extra attributes of a component, as they stand in its tag. */
export const extra = (of: Extra | undefined): Attributes => attributes(of?.attributes ?? {})
