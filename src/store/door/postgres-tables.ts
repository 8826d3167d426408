// The tables of the door in PostgreSQL, written out: what was once published is never changed, so this does not follow
// the list of columns by itself. A test holds the two together.

const CODE = 'text collate "C"'

export const DOOR_WALLED = [
  'door_accounts',
  'door_credentials',
  'door_sessions',
  'door_once',
  'door_tries',
  'door_journal',
]

export const DOOR_FIRST = `
  create table door_accounts (
    council ${CODE} not null references councils,
    person ${CODE} not null,
    name ${CODE} not null,
    email ${CODE},
    subject ${CODE},
    roles ${CODE} not null,
    created_at bigint not null,
    last_sign_in_at bigint,
    ended_at bigint,
    primary key (council, person),
    unique (council, email),
    unique (council, subject)
  );

  create table door_credentials (
    council ${CODE} not null,
    id ${CODE} not null,
    person ${CODE} not null,
    kind ${CODE} not null check (kind in ('password', 'totp', 'recovery-code', 'passkey')),
    secret ${CODE} not null,
    about ${CODE},
    counter bigint,
    created_at bigint not null,
    used_at bigint,
    primary key (council, id),
    foreign key (council, person) references door_accounts
  );
  create index door_credentials_by_person on door_credentials (council, person);

  create table door_sessions (
    council ${CODE} not null,
    hash ${CODE} not null check (length(hash) = 64),
    handle ${CODE} not null,
    person ${CODE} not null,
    way ${CODE} not null,
    device ${CODE} not null,
    started_at bigint not null,
    seen_at bigint not null,
    proved_at bigint not null,
    ended_at bigint,
    primary key (council, hash),
    unique (council, handle),
    foreign key (council, person) references door_accounts
  );
  create index door_sessions_by_person on door_sessions (council, person);

  create table door_once (
    council ${CODE} not null references councils,
    hash ${CODE} not null,
    kind ${CODE} not null,
    content ${CODE} not null,
    expires_at bigint not null,
    primary key (council, hash)
  );

  create table door_tries (
    council ${CODE} not null references councils,
    key ${CODE} not null,
    failures bigint not null,
    last_at bigint not null,
    primary key (council, key)
  );

  create table door_journal (
    entry bigint generated always as identity primary key,
    council ${CODE} not null references councils,
    at bigint not null,
    kind ${CODE} not null,
    person ${CODE},
    by ${CODE},
    what ${CODE}
  );
`

/** Rows of the door come and go; the journal is only added to. */
export const doorGrants = (role: string): string => `
  grant insert on ${DOOR_WALLED.join(', ')} to ${role};
  grant update, delete on ${DOOR_WALLED.filter((table) => table !== 'door_journal').join(', ')} to ${role};
`
