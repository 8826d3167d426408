import { Client, DatabaseError, escapeIdentifier } from 'pg'
import { DOOR_FIRST, DOOR_WALLED, doorGrants } from './door/postgres-tables.ts'
import { READS_FIRST, READS_SECOND, READS_THIRD, READS_WALLED, readsGrants } from './reads/postgres-tables.ts'

const CODE = 'text collate "C"'

const FIRST = `
  create table councils (
    council ${CODE} primary key,
    master_key ${CODE} not null,
    last_position bigint not null default 0
  );

  create table commands (
    council ${CODE} not null references councils,
    command_id ${CODE} not null,
    request_hash ${CODE} not null,
    answer ${CODE} not null,
    position bigint not null,
    primary key (council, command_id)
  );

  create table stream_keys (
    council ${CODE} not null references councils,
    kind ${CODE} not null check (kind in ('complaint', 'person', 'council')),
    stream ${CODE} not null,
    key_id ${CODE} not null,
    wrapped ${CODE},
    primary key (council, kind, stream)
  );

  create table events (
    council ${CODE} not null,
    position bigint not null check (position > 0),
    kind ${CODE} not null,
    stream ${CODE} not null,
    version bigint not null check (version > 0),
    id ${CODE} not null,
    type ${CODE} not null,
    on_text ${CODE},
    recorded_at ${CODE} not null,
    recorded_by ${CODE} not null,
    command_id ${CODE} not null,
    body ${CODE} not null,
    previous_hash ${CODE} not null check (length(previous_hash) = 64),
    hash ${CODE} not null check (length(hash) = 64),
    primary key (council, kind, stream, version),
    unique (council, position),
    foreign key (council, command_id) references commands,
    foreign key (council, kind, stream) references stream_keys
  );
  -- What is encrypted does not get smaller.
  alter table events alter column body set storage external;

  create table projection_rows (
    council ${CODE} not null,
    kind ${CODE} not null,
    stream ${CODE} not null,
    list ${CODE} not null,
    key ${CODE} not null,
    code ${CODE},
    holder ${CODE},
    due ${CODE},
    facts ${CODE} not null,
    primary key (council, kind, stream, list, key),
    foreign key (council) references councils
  );
  create index projection_rows_by_due on projection_rows (council, list, due, kind, stream, key);

  create table jobs (
    id bigint generated always as identity primary key,
    council ${CODE} not null,
    queue ${CODE} not null,
    run_at ${CODE} not null,
    dedupe_key ${CODE} not null,
    payload ${CODE} not null,
    command_id ${CODE} not null,
    attempts integer not null default 0,
    locked_until ${CODE},
    done_at ${CODE},
    unique (council, queue, dedupe_key),
    foreign key (council, command_id) references commands
  );
  create index jobs_waiting on jobs (council, run_at) where done_at is null;
`

/** Every table that holds something of a council, as the first version had them. */
const WALLED = ['councils', 'commands', 'stream_keys', 'events', 'projection_rows', 'jobs']

/** What can be worked out again from the events; the words and names are in a table of their own, which is never copied. */
const SECOND = `
  alter table councils add column rows_changed bigint not null default 0;
  drop table projection_rows;
  create table projection_rows (
    council ${CODE} not null references councils,
    kind ${CODE} not null,
    stream ${CODE} not null,
    list ${CODE} not null,
    key ${CODE} not null,
    rank bigint not null,
    due ${CODE} not null,
    turns ${CODE},
    tags ${CODE} not null,
    facts ${CODE} not null,
    primary key (council, kind, stream, list, key)
  );
  create index projection_rows_in_order on projection_rows (council, list, rank, due, kind, stream, key);
  create index projection_rows_turning on projection_rows (council, list, turns) where turns is not null;

  create table row_tags (
    council ${CODE} not null references councils,
    list ${CODE} not null,
    tag ${CODE} not null,
    rank bigint not null,
    due ${CODE} not null,
    kind ${CODE} not null,
    stream ${CODE} not null,
    key ${CODE} not null,
    primary key (council, list, tag, rank, due, kind, stream, key)
  );
  create index row_tags_by_stream on row_tags (council, kind, stream);

  create table row_ties (
    council ${CODE} not null references councils,
    list ${CODE} not null,
    person ${CODE} not null,
    tie ${CODE} not null,
    kind ${CODE} not null,
    stream ${CODE} not null,
    key ${CODE} not null,
    primary key (council, list, person, tie, kind, stream, key)
  );
  create index row_ties_by_stream on row_ties (council, kind, stream);

  create table named_rows (
    council ${CODE} not null references councils,
    doc bigint generated always as identity primary key,
    kind ${CODE} not null,
    stream ${CODE} not null,
    list ${CODE} not null,
    key ${CODE} not null,
    names ${CODE} not null,
    unique (council, kind, stream, list, key)
  );
  create table row_names (
    council ${CODE} not null references councils,
    name ${CODE} not null,
    doc bigint not null,
    primary key (council, name, doc)
  );

  create table projections (
    council ${CODE} primary key references councils,
    rebuilt_as ${CODE} not null
  );
`

/** The tables of rows; the words and names of each are in two more. */
export const ROW_TABLES = ['row_tags', 'row_ties', 'projection_rows'] as const

/** Every table that came with the second version. */
const PROJECTED = [...ROW_TABLES, 'named_rows', 'row_names', 'projections']

/** Row-level security, held also against the owner: without a council set, there is nothing to be seen. */
const wallsAround = (tables: readonly string[]): string =>
  tables
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy own_council on ${table} using (council = current_setting('redress.council', true));`,
    )
    .join('')

/** Each brings the tables from the version before to the next. None is ever changed once it was published. */
export const MIGRATIONS: readonly string[] = [
  FIRST + wallsAround(WALLED),
  SECOND + wallsAround(PROJECTED),
  DOOR_FIRST + wallsAround(DOOR_WALLED),
  READS_FIRST + wallsAround(READS_WALLED),
  READS_SECOND,
  READS_THIRD,
]

/** The version of the tables that this program works with. */
export const VERSION = MIGRATIONS.length

/** What the role of the application may do, and nothing else: an event is neither changed nor deleted by a slip. */
const grants = (schema: string, role: string): string => `
  revoke all on all tables in schema ${schema} from ${role};
  grant usage on schema ${schema} to ${role};
  grant select on all tables in schema ${schema} to ${role};
  grant insert on ${[...WALLED, ...PROJECTED.filter((table) => !WALLED.includes(table))].join(', ')} to ${role};
  grant update (last_position, rows_changed) on councils to ${role};
  grant update (request_hash) on commands to ${role};
  grant update (wrapped) on stream_keys to ${role};
  grant delete on ${ROW_TABLES.join(', ')}, named_rows, row_names to ${role};
  grant update (names) on named_rows to ${role};
  grant update (rebuilt_as) on projections to ${role};
  grant update (attempts, locked_until, done_at) on jobs to ${role};
  ${doorGrants(role)}
  ${readsGrants(role)}
`

/**
 * Brings the tables to the present version and gives `role` what it needs of them. Run again, it changes nothing.
 * Throws a `DatabaseError` where the address's own role may not do that.
 */
export async function prepareTables(url: string, schema: string, role: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'redress', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtext('redress'), hashtext($1))", [schema])
    await prepareIn(client, schema, role)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function prepareIn(client: Client, schema: string, role: string): Promise<void> {
  const [name, user] = [escapeIdentifier(schema), escapeIdentifier(role)]
  const found = await client.query('select to_regnamespace($1) is not null as there', [name])
  if (!found.rows[0]?.there) await client.query(`create schema ${name}`)
  await client.query(`set local search_path = ${name}`)
  await client.query(`
    create table if not exists versions (version integer primary key);
    grant insert, select on versions to current_user;
    alter table versions enable row level security;
    alter table versions force row level security;
    drop policy if exists known_to_all on versions;
    create policy known_to_all on versions using (true);`)
  const { rows } = await client.query<{ version: number }>('select coalesce(max(version), 0) as version from versions')
  for (let version = (rows[0]?.version ?? 0) + 1; version <= VERSION; version += 1) {
    await client.query(MIGRATIONS[version - 1] ?? '')
    await client.query('insert into versions values ($1)', [version])
  }
  await client.query(grants(name, user))
}

const NOT_ALLOWED = '42501'

/** Whether the database said that this role may not do that. */
export const isNotAllowed = (error: unknown): boolean => error instanceof DatabaseError && error.code === NOT_ALLOWED
