import type { Person } from '../../../accounts/person.ts';
import { hasRole, type Role } from '../../../accounts/roles.ts';
import type { IconName } from '../../shared/icons.ts';
import type { WordKey } from '../words.ts';

interface Place {
  name: string;
  path: string;
  word: WordKey;
  icon: IconName;
  /** Who goes there; null: everybody. */
  roles: readonly Role[] | null;
  /** Whether it stands in the bar of a phone. */
  phone: boolean;
}

const WORKERS: readonly Role[] = ['adviser', 'volunteer', 'admin'];
/** Who looks after texts and replies, and sees no cases. */
export const WRITING: readonly Role[] = ['editor', 'approver'];
/** Who sees cases at all; others have no desk, and only the pages that need none. */
export const CASES: readonly Role[] = [...WORKERS, 'auditor'];

/** The screens of the desk, in the order of the navigation. */
export const PLACES = [
  { name: 'queue', path: '/desk', word: 'navQueue', icon: 'queue', roles: WORKERS, phone: true },
  {
    name: 'mine',
    path: '/desk/cases',
    word: 'navMine',
    icon: 'cases',
    roles: CASES,
    phone: true,
  },
  {
    name: 'wall',
    path: '/desk/wall',
    word: 'navWall',
    icon: 'wall',
    roles: ['adviser', 'admin', 'auditor'],
    phone: true,
  },
  {
    name: 'people',
    path: '/desk/people',
    word: 'navPeople',
    icon: 'people',
    roles: CASES,
    phone: true,
  },
  {
    name: 'replies',
    path: '/desk/replies',
    word: 'navReplies',
    icon: 'draft',
    roles: [...WORKERS, ...WRITING],
    phone: false,
  },
  {
    name: 'proposals',
    path: '/desk/proposals',
    word: 'navProposals',
    icon: 'star',
    roles: ['approver', 'editor', 'admin', 'auditor'],
    phone: false,
  },
  { name: 'me', path: '/desk/me', word: 'navMe', icon: 'person', roles: null, phone: true },
] as const satisfies readonly Place[];

/** The screens that somebody's roles open. */
export function placesFor(person: Person): readonly (typeof PLACES)[number][] {
  return PLACES.filter(({ roles }) => roles === null || hasRole(person, roles));
}
