/** What the forms here may hold: the most letters, as a browser writes them, with room for the rest. */
export const ASKED_LIMITS = { typed: 256 * 1024 }
