// Ids are opaque to everyone but the room that makes them. Their narrow alphabet keeps names, spaces and
// text that two databases store differently out of keys, file names, logs and hashes.

declare const idBrand: unique symbol
type Id<Of extends string> = string & { readonly [idBrand]: Of }

/** The council that keeps a record; also the name of its file. */
export type CouncilId = Id<'council'>
/** One complaint, person or council as a sequence of events. */
export type StreamId = Id<'stream'>
/** One event, unique within its stream. */
export type EventId = Id<'event'>
/** One wish to change the record; sent again, it is answered again and done once. */
export type CommandId = Id<'command'>
/** Somebody who signs in, or the part of the program that acts by itself. Never a name. */
export type PersonId = Id<'person'>

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/
const OPAQUE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

const idOf =
  <Of extends string>(of: Of, shape: RegExp, rule: string) =>
  (text: string): Id<Of> => {
    if (!shape.test(text)) throw new Error(`Not a ${of} id: it is ${rule}`)
    return text as Id<Of>
  }

const SHORT_OPAQUE = '1 to 128 letters, digits, dots, colons, hyphens or underscores'

/** Reads a council id (`oxfordshire`, `st-helens`); throws where the text is none. */
export const councilId = idOf('council', SLUG, '1 to 63 small letters, digits or hyphens')
/** Reads a stream id; throws where the text is none. */
export const streamId = idOf('stream', OPAQUE, SHORT_OPAQUE)
/** Reads an event id; throws where the text is none. */
export const eventId = idOf('event', OPAQUE, SHORT_OPAQUE)
/** Reads a command id; throws where the text is none. */
export const commandId = idOf('command', OPAQUE, SHORT_OPAQUE)
/** Reads a person id; throws where the text is none. */
export const personId = idOf('person', OPAQUE, SHORT_OPAQUE)
