import type { OpenSubject, Subject } from './subject.ts'

/** Runs a story on a store of its own. */
export const withStore =
  (open: OpenSubject) => (story: (subject: Subject) => Promise<void>) => async (): Promise<void> => {
    const subject = await open()
    try {
      await story(subject)
    } finally {
      await subject.done()
    }
  }
