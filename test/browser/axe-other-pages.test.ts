import { axeFindsNothing } from './axe.ts'
import { OTHER_PAGES } from './pages.ts'

axeFindsNothing(OTHER_PAGES, ['the list', 'why a date', 'a what-if that the law refuses'])
