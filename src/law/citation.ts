/**
 * How binding a rule is. Only ACT and REG can be breached in law; GUID is followed unless exceptional local
 * circumstances justify departure; OMB is an expectation shown in published decisions; POL is a local choice.
 */
export type Force = 'ACT' | 'REG' | 'GUID' | 'OMB' | 'POL'

export type Citation = {
  readonly force: Force
  /** Where in the source: `19(4)`, `s26A`, `3.5.7`, `22 006 612`. */
  readonly at: string
  /** As a letter would cite it. */
  readonly says: string
}

export const act = (section: string): Citation => ({ force: 'ACT', at: section, says: `Children Act 1989 ${section}` })

export const otherAct = (title: string, section: string): Citation => ({
  force: 'ACT',
  at: section,
  says: `${title} ${section}`,
})

/** A regulation of SI 2006/1738. */
export const reg = (number: string): Citation => ({ force: 'REG', at: number, says: `SI 2006/1738 reg ${number}` })

/** A paragraph of Getting the Best from Complaints (2006); the document as a whole where no paragraph is confirmed. */
export const guid = (paragraph?: string): Citation => ({
  force: 'GUID',
  at: paragraph ?? '',
  says: paragraph ? `Getting the Best from Complaints para ${paragraph}` : 'Getting the Best from Complaints (2006)',
})

/** A published decision of the Ombudsman. */
export const omb = (council: string, reference: string): Citation => ({
  force: 'OMB',
  at: reference,
  says: `Ombudsman decision ${reference} (${council})`,
})

/** A guide of the Ombudsman. */
export const ombGuide = (title: string): Citation => ({ force: 'OMB', at: title, says: `Ombudsman, ${title}` })

/** A local choice; no national rule was found. Its number is cited; the key after it is for who sets it. */
export const pol = (key: string): Citation => ({
  force: 'POL',
  at: key,
  says: `Local policy ${/^P\d+/.exec(key)?.[0] ?? `on ${key}`}`,
})
