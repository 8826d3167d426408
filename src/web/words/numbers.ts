/** `4,800`. */
export const inFigures = (n: number): string => n.toLocaleString('en-GB')

/** `1 complaint`, `4,800 complaints`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${inFigures(n)} ${n === 1 ? one : many}`
